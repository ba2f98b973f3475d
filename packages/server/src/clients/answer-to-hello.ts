/** What a client hears first: that it is welcome, or in one line why not. */
import { clientProtocol, type Hello, negotiate, type ServerMessage } from '@ccmux/protocol';
import { version } from '../version.js';

export function answerTo(hello: Hello): Extract<ServerMessage, { kind: 'welcome' | 'refused' }> {
  const spoken = negotiate(clientProtocol, hello.version);
  if (spoken !== undefined) return { kind: 'welcome', body: { version: spoken, pid: process.pid, build: version } };
  const theirs = `${hello.version.min}-${hello.version.max}`;
  const ours = `${clientProtocol.min}-${clientProtocol.max}`;
  const message = `this server speaks protocol ${ours}, this client ${theirs}: use the same version, or end the server with kill-server`;
  return { kind: 'refused', body: { message } };
}
