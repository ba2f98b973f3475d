/**
 * A client without a terminal or a process: speaks the client's protocol to a real server, well or badly. Owns the
 * socket and every message that has come.
 */
import type { Socket } from 'node:net';
import { Connection, connectTo } from '@ccmux/ipc';
import {
  type ClientMessage,
  clientProtocol,
  decodeServerMessage,
  encodeClientMessage,
  type Hello,
  type ServerMessage,
} from '@ccmux/protocol';
import type { RunResult } from './sandbox.js';

/** Longest wait for a message. */
const limitMs = 10_000;

export class WireClient {
  readonly messages: ServerMessage[] = [];
  /** Resolves with the reason when the connection is closed; undefined for an orderly end. */
  readonly closed: Promise<string | undefined>;
  readonly socket: Socket;
  readonly #connection: Connection;
  #isClosed = false;
  readonly #watchers = new Set<() => void>();
  /** Frames are acknowledged as soon as they come. */
  acknowledges = true;

  static async connect(path: string): Promise<WireClient> {
    const socket = await connectTo(path);
    if (!socket.ok) throw new Error(`cannot connect to ${path}: ${socket.error.message}`);
    return new WireClient(socket.value);
  }

  private constructor(socket: Socket) {
    this.socket = socket;
    let resolveClosed: (reason: string | undefined) => void = () => {};
    this.closed = new Promise((resolve) => {
      resolveClosed = resolve;
    });
    this.#connection = new Connection(socket, {
      onPayload: (payload) => this.#receive(payload),
      onClose: (error) => {
        this.#isClosed = true;
        resolveClosed(error);
        for (const watcher of [...this.#watchers]) watcher();
      },
    });
  }

  send(message: ClientMessage): void {
    this.#connection.send(encodeClientMessage(message));
  }

  /** Bytes as they are. */
  sendRaw(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  hello(changes: Partial<Hello> = {}): void {
    this.send({
      kind: 'hello',
      body: { version: clientProtocol, pid: process.pid, cwd: '/', env: {}, name: 'wire', ...changes },
    });
  }

  /** The first message of a kind, from those that have come and those to come; rejects when the connection closes first. */
  waitFor<K extends ServerMessage['kind']>(kind: K): Promise<Extract<ServerMessage, { readonly kind: K }>> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = this.messages.find((m): m is Extract<ServerMessage, { readonly kind: K }> => m.kind === kind);
        if (found === undefined && !this.#isClosed) return;
        clearTimeout(timer);
        this.#watchers.delete(look);
        if (found === undefined) fail();
        else resolve(found);
      };
      const fail = (): void => {
        this.#watchers.delete(look);
        reject(new Error(`no ${kind} came, only ${this.messages.map((m) => m.kind).join(', ')}`));
      };
      const timer = setTimeout(fail, limitMs);
      this.#watchers.add(look);
      look();
    });
  }

  close(): void {
    this.#connection.end();
  }

  #receive(payload: Buffer): void {
    // Payloads are views into the read buffer, and messages are kept.
    const message = decodeServerMessage(Buffer.from(payload));
    if (!message.ok) throw new Error(`unreadable message from the server: ${message.error.reason}`);
    this.messages.push(message.value);
    if (message.value.kind === 'frame' && this.acknowledges) this.send({ kind: 'frameAck', body: { seq: message.value.seq } });
    for (const watcher of [...this.#watchers]) watcher();
  }
}

/** Runs one command as the command line does, in a fraction of its time. */
export async function runOverWire(
  path: string,
  argv: readonly string[],
  { env = {}, cwd = '/' }: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<RunResult> {
  const client = await WireClient.connect(path);
  client.hello({ env, cwd });
  await client.waitFor('welcome');
  client.send({ kind: 'command', body: { argv: [...argv] } });
  const { body } = await client.waitFor('done');
  client.close();
  await client.closed;
  const said = (stream: 'stdout' | 'stderr'): string =>
    Buffer.concat(
      client.messages.flatMap((m) => (m.kind === 'output' && m.body.stream === stream ? [m.body.bytes] : [])),
    ).toString();
  return { stdout: said('stdout'), stderr: said('stderr'), status: body.status };
}
