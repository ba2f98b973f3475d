/**
 * What a command prints, on its way to the shell that ran it. Owns what waits: a command may have made more than a connection
 * holds, so it goes on as the client reads. Bounded by what commands make; order is kept.
 */
import type { Connection } from '@ccmux/ipc';
import type { ServerMessage } from '@ccmux/protocol';

/** Bytes in one message; what a command prints may be larger than a message. */
const maxOutputBytes = 1024 * 1024;
/** What the connection is given before the client has read what it has. */
const maxBacklogBytes = 4 * maxOutputBytes;

export class CommandOutput {
  readonly #connection: Pick<Connection, 'backlog' | 'whenDrained'>;
  readonly #send: (message: ServerMessage) => void;
  #waiting: ServerMessage[] = [];
  #isHeld = false;

  constructor(connection: Pick<Connection, 'backlog' | 'whenDrained'>, send: (message: ServerMessage) => void) {
    this.#connection = connection;
    this.#send = send;
  }

  write(stream: 'stdout' | 'stderr', bytes: Uint8Array): void {
    const all = Buffer.from(bytes);
    for (let at = 0; at < all.length; at += maxOutputBytes)
      this.send({ kind: 'output', body: { stream, bytes: all.subarray(at, at + maxOutputBytes) } });
  }

  /** Behind all that was written. */
  send(message: ServerMessage): void {
    this.#waiting.push(message);
    if (!this.#isHeld) this.#pump();
  }

  /** Calls back once the client has all of it, but for what the kernel has. */
  whenTaken(callback: () => void): void {
    this.#connection.whenDrained(() => (this.#waiting.length === 0 ? callback() : this.whenTaken(callback)));
  }

  /** Nobody reads any more. */
  close(): void {
    this.#waiting = [];
  }

  #pump(): void {
    this.#isHeld = false;
    let count = 0;
    while (count < this.#waiting.length && this.#connection.backlog < maxBacklogBytes) this.#send(this.#waiting[count++]!);
    this.#waiting.splice(0, count);
    if (this.#waiting.length === 0) return;
    this.#isHeld = true;
    this.#connection.whenDrained(() => this.#pump());
  }
}
