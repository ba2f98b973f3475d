/**
 * Asks a running server for what it has, without a word when there is none. Starts no server, and waits a moment only:
 * somebody has pressed Tab.
 */
import { connectTo } from '@ccmux/ipc';
import { clientProtocol, type ServerMessage } from '@ccmux/protocol';
import { Transport } from '../transport.js';

/** Past it there is nothing to complete. */
const patienceMs = 500;

/** What the command prints; nothing when there is no server, it fails or takes too long. */
export async function askServer(socket: string, argv: readonly string[]): Promise<string> {
  const connection = await connectTo(socket);
  if (!connection.ok) return '';
  const transport = new Transport(connection.value);
  return new Promise((resolve) => {
    const said: Uint8Array[] = [];
    const finish = (text: string): void => {
      clearTimeout(late);
      transport.onClose(() => undefined);
      transport.close();
      resolve(text);
    };
    const late = setTimeout(() => finish(''), patienceMs);
    transport.onClose(() => finish(''));
    transport.onMessage((message) => answer(message, transport, argv, said, finish));
    // Nobody in particular asks: no pane, no folder.
    const body = { version: clientProtocol, pid: process.pid, cwd: '/', env: {}, name: `completion-${process.pid}` };
    transport.send({ kind: 'hello', body });
  });
}

function answer(
  message: ServerMessage,
  transport: Transport,
  argv: readonly string[],
  said: Uint8Array[],
  finish: (text: string) => void,
): void {
  if (message.kind === 'welcome') transport.send({ kind: 'command', body: { argv: [...argv] } });
  else if (message.kind === 'output' && message.body.stream === 'stdout') said.push(message.body.bytes);
  else if (message.kind === 'done') finish(message.body.status === 0 ? Buffer.concat(said).toString() : '');
  else if (message.kind === 'refused' || message.kind === 'exit') finish('');
}
