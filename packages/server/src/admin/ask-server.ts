/** One command to a running server, and what it answers. Bounded in time: a server that hangs is something to report. */
import { Connection, connectTo } from '@ccmux/ipc';
import { clientProtocol, decodeServerMessage, encodeClientMessage } from '@ccmux/protocol';

/** `absent`: nobody listens there. `silent`: somebody does, and says nothing. */
export type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly out: string; readonly error: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'silent'; readonly why: string };

const patienceMs = 5000;

export async function askServer(socket: string, argv: readonly string[]): Promise<Answer> {
  const connected = await connectTo(socket);
  if (!connected.ok) {
    const isAbsent = connected.error.code === 'ENOENT' || connected.error.code === 'ECONNREFUSED';
    return isAbsent ? { kind: 'absent' } : { kind: 'silent', why: connected.error.message };
  }
  return new Promise((resolve) => {
    const said = { stdout: '', stderr: '' };
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      connection.end();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ kind: 'silent', why: `no answer within ${patienceMs / 1000} s` }), patienceMs);
    const connection = new Connection(connected.value, {
      onPayload: (payload) => {
        const message = decodeServerMessage(payload);
        if (!message.ok) return end({ kind: 'silent', why: `unreadable answer: ${message.error.reason}` });
        const { value } = message;
        if (value.kind === 'refused') end({ kind: 'silent', why: value.body.message });
        if (value.kind === 'output') said[value.body.stream] += Buffer.from(value.body.bytes).toString();
        if (value.kind === 'welcome') connection.send(encodeClientMessage({ kind: 'command', body: { argv: [...argv] } }));
        if (value.kind === 'done') {
          end({ kind: 'answer', status: value.body.status, out: said.stdout.replace(/\n$/, ''), error: said.stderr.trimEnd() });
        }
      },
      onClose: (error) => end({ kind: 'silent', why: error ?? 'it hung up' }),
    });
    const hello = { version: clientProtocol, pid: process.pid, cwd: '/', env: {}, name: `admin-${process.pid}` };
    connection.send(encodeClientMessage({ kind: 'hello', body: hello }));
  });
}
