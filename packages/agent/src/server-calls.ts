/**
 * Commands to a running server as a program in a pane: its words, what it printed, how it ended. Owns the connection of each
 * call. Who calls is known to the server by the token; nothing is decided here.
 */
import { err, ok, type Result } from '@ccmux/core';
import { Connection, connectTo } from '@ccmux/ipc';
import { clientProtocol, decodeServerMessage, encodeClientMessage, type Hello } from '@ccmux/protocol';

export interface Called {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

export interface Calls {
  /** The error: nobody answered, or the caller gave up. */
  call(argv: readonly string[], signal?: AbortSignal): Promise<Result<Called, string>>;
}

export interface CallerFacts {
  readonly socket: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** What the server's messages call it; one that begins with `mcp-` is a server of tools for models. */
  readonly name: string;
}

export function serverCalls(facts: CallerFacts): Calls {
  const { env, cwd, name } = facts;
  const hello: Hello = { version: clientProtocol, pid: process.pid, cwd, env, name, program: 'ccmux' };
  return { call: (argv, signal) => called(facts.socket, hello, argv, signal) };
}

async function called(
  socket: string,
  hello: Hello,
  argv: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<Called, string>> {
  const connected = await connectTo(socket);
  if (!connected.ok) return err(`no server answers on ${socket}: ${connected.error.message}`);
  return new Promise((resolve) => {
    const said: Readonly<Record<'stdout' | 'stderr', Uint8Array[]>> = { stdout: [], stderr: [] };
    const end = (result: Result<Called, string>): void => {
      signal?.removeEventListener('abort', aborted);
      connection.end();
      resolve(result);
    };
    const aborted = (): void => end(err('the caller gave up'));
    const text = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString().replace(/\n$/, '');
    const connection = new Connection(connected.value, {
      onPayload: (payload) => {
        const message = decodeServerMessage(payload);
        if (!message.ok) return end(err(`unreadable answer: ${message.error.reason}`));
        const { value } = message;
        if (value.kind === 'refused' || value.kind === 'exit') end(err(value.body.message));
        else if (value.kind === 'welcome') connection.send(encodeClientMessage({ kind: 'command', body: { argv: [...argv] } }));
        // What is kept is the server's until it is copied.
        else if (value.kind === 'output') said[value.body.stream].push(Uint8Array.from(value.body.bytes));
        else if (value.kind === 'readStdin')
          connection.send(encodeClientMessage({ kind: 'stdin', body: { bytes: new Uint8Array(0), end: true } }));
        else if (value.kind === 'done') end(ok({ status: value.body.status, out: text(said.stdout), error: text(said.stderr) }));
      },
      onClose: (error) => end(err(error ?? 'the server ended')),
    });
    signal?.addEventListener('abort', aborted);
    connection.send(encodeClientMessage({ kind: 'hello', body: hello }));
  });
}
