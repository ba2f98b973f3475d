/**
 * A socket that carries frames. Owns the socket, its decoder and its end; knows nothing of messages. The outbox is
 * the socket's own buffer: `backlog` tells its size, and past `maxBacklogBytes` the peer is taken for dead and the
 * connection is closed.
 */
import type { Socket } from 'node:net';
import { FrameDecoder } from '@ccmux/protocol';

/** Bytes that may wait for a peer that does not read. Past it the connection closes: frames are gated long before. */
const maxBacklogBytes = 32 * 1024 * 1024;

export interface ConnectionEvents {
  /** One payload. It is a view into the read buffer: use it up before returning. */
  onPayload(payload: Buffer): void;
  /** Once, whatever the reason. `error` is undefined for an orderly end. */
  onClose(error: string | undefined): void;
}

export class Connection {
  readonly #socket: Socket;
  readonly #decoder = new FrameDecoder();
  readonly #events: ConnectionEvents;
  /** Payloads of the last read, and which is handed on next. */
  #payloads: Buffer[] = [];
  #next = 0;
  #closed = false;
  #ending = false;
  #error: string | undefined;

  constructor(socket: Socket, events: ConnectionEvents) {
    this.#socket = socket;
    this.#events = events;
    socket.on('data', (chunk: Buffer) => {
      const frames = this.#decoder.push(chunk);
      if (!frames.ok) return this.fail(frames.error.kind);
      this.#payloads = this.#payloads.length === 0 ? frames.value : [...this.#payloads, ...frames.value];
      this.resume();
    });
    socket.on('error', (e) => {
      this.#error ??= e.message;
    });
    socket.on('close', () => {
      this.#closed = true;
      events.onClose(this.#error);
    });
  }

  /** Hands on what has come. To be called when `onPayload` was interrupted and did not return; the rest is still here then. */
  resume(): void {
    while (this.#next < this.#payloads.length && !this.#closed) this.#events.onPayload(this.#payloads[this.#next++]!);
    this.#payloads = [];
    this.#next = 0;
  }

  /** Reads nothing more until `unpause`; what was read already is still handed on. */
  pause(): void {
    this.#socket.pause();
  }

  unpause(): void {
    this.#socket.resume();
  }

  /** Bytes accepted but not yet taken by the kernel. */
  get backlog(): number {
    return this.#socket.writableLength;
  }

  /** Sends an encoded frame. After the end it does nothing. */
  send(frame: Buffer): void {
    if (this.#closed || this.#ending) return;
    this.#socket.write(frame);
    if (this.#socket.writableLength > maxBacklogBytes) this.fail('peer does not read');
  }

  /** Calls back once everything sent so far is with the kernel. */
  whenDrained(callback: () => void): void {
    if (this.#socket.writableLength === 0 || this.#ending) callback();
    // `drain` comes only after a write that was refused; an empty write ends behind all others.
    else this.#socket.write(new Uint8Array(0), () => callback());
  }

  /** Sends what is waiting and closes. */
  end(): void {
    this.#ending = true;
    if (!this.#closed) this.#socket.end();
  }

  /** Closes at once; `onClose` gets the reason. */
  fail(reason: string): void {
    this.#error ??= reason;
    this.#closed = true;
    this.#socket.destroy();
  }
}
