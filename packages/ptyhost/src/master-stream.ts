/**
 * The read side of a PTY master. Owns the libuv handle and its descriptor until `close`. Unlike a stream of Node's
 * it does not end by itself: libuv reports an end of file when the last slave closes even if there is more to read,
 * Node closes the descriptor on EIO, and both would lose output or hang up a program that is still running.
 */
import type { OnReadOpts, SocketConstructorOpts } from 'node:net';
import { ReadStream } from 'node:tty';

/**
 * Shared by all: what is read is used up before the next read. Exactly what the kernel's line discipline hands out
 * when it is full: libuv takes a buffer that was filled as a sign to read on in the same turn.
 */
const readBuffer = Buffer.allocUnsafeSlow(4095);

export interface MasterEvents {
  /** Output, valid during the call. False: read no more until `resume`. */
  onOutput(chunk: Uint8Array): boolean;
  /** Nobody holds the slave; libuv has stopped reading, though there may be more to read. */
  onSlaveClosed(): void;
}

export class MasterStream extends ReadStream {
  readonly #events: MasterEvents;

  constructor(fd: number, events: MasterEvents) {
    const options: SocketConstructorOpts & { readonly onread: OnReadOpts } = {
      onread: { buffer: readBuffer, callback: (length, buffer) => events.onOutput(buffer.subarray(0, length)) },
    };
    super(fd, options);
    this.#events = events;
  }

  /** Closes the descriptor, at once. */
  close(): void {
    super.destroy();
  }

  /** Node says end of file this way. */
  override push(chunk: unknown): boolean {
    if (chunk === null) this.#events.onSlaveClosed();
    return false;
  }

  /** Node says EIO this way. */
  override destroy(error?: Error): this {
    if (error === undefined) return super.destroy();
    this.#events.onSlaveClosed();
    return this;
  }
}
