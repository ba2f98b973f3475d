/** The conversation with the server as messages. Owns the connection; keeps what arrives until somebody listens. */
import type { Socket } from 'node:net';
import { Connection } from '@ccmux/ipc';
import { type ClientMessage, decodeServerMessage, encodeClientMessage, type ServerMessage } from '@ccmux/protocol';

/** Input that may wait for the server before the terminal is no longer read. */
const congestedBytes = 1024 * 1024;

export class Transport {
  readonly #connection: Connection;
  /** Bounded by what the server sends unasked: one frame until it is acknowledged, and a reply. */
  #waiting: ServerMessage[] = [];
  #listener: ((message: ServerMessage) => void) | undefined;
  #closeListener: ((error: string | undefined) => void) | undefined;
  #drainListener: (() => void) | undefined;
  #closed: { readonly error: string | undefined } | undefined;

  constructor(socket: Socket) {
    this.#connection = new Connection(socket, {
      onPayload: (payload) => this.#receive(payload),
      onClose: (error) => {
        this.#closed = { error };
        this.#closeListener?.(error);
      },
    });
  }

  /** False: the server does not keep up; hold back until `onDrain`. The message is taken either way. */
  send(message: ClientMessage): boolean {
    this.#connection.send(encodeClientMessage(message));
    if (this.#connection.backlog < congestedBytes) return true;
    this.#connection.whenDrained(() => this.#drainListener?.());
    return false;
  }

  onDrain(listener: () => void): void {
    this.#drainListener = listener;
  }

  /** Sets who gets messages from now on, beginning with those that waited. */
  onMessage(listener: (message: ServerMessage) => void): void {
    this.#listener = listener;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) {
      if (this.#listener === listener) listener(message);
      else this.#waiting.push(message);
    }
  }

  /** Lets messages wait until the next `onMessage`. */
  hold(): void {
    this.#listener = undefined;
  }

  onClose(listener: (error: string | undefined) => void): void {
    this.#closeListener = listener;
    if (this.#closed !== undefined) listener(this.#closed.error);
  }

  /** The server is not listened to until `unpause`: the reader of our own output is slow. */
  pause(): void {
    this.#connection.pause();
  }

  unpause(): void {
    this.#connection.unpause();
  }

  close(): void {
    this.#connection.end();
  }

  /** Closes at once, whatever the server still has to take. */
  cut(): void {
    this.#connection.fail('closed');
  }

  #receive(payload: Buffer): void {
    const message = decodeServerMessage(payload);
    if (!message.ok) return this.#connection.fail(`unreadable message from the server: ${message.error.reason}`);
    if (this.#listener !== undefined) this.#listener(message.value);
    else this.#waiting.push(message.value);
  }
}
