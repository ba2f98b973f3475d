/** `ccmux mcp`, `skill`, `fan-out`: what agents are given. Their programs are loaded when they are called for. */
import { definedOnly } from './invocation.js';
import type { Verb } from './verb.js';
import { version } from './version.js';

export const mcpVerb: Verb = async (words, { socket, env, cwd, complain }) => {
  if (!socket.ok) {
    complain(socket.error);
    return 1;
  }
  const { mcp } = await import('@ccmux/agent/mcp');
  return mcp(words, { socket: socket.value, env: definedOnly(env), cwd, version, complain });
};
