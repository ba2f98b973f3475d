/**
 * Wire framing: `[u32 little-endian length][payload]`. Owns the split of a byte stream into payloads and the
 * maximum; knows nothing of what is inside.
 */
import { err, ok, type Result } from '@ccmux/core';

/** Largest payload. A full repaint of 500×200 cells is about 1.2 MiB; anything bigger closes the connection. */
export const maxFrameBytes = 4 * 1024 * 1024;

/** Of the length in front of a payload. */
const headBytes = 4;

export type FrameError = { readonly kind: 'frame-too-large'; readonly length: number } | { readonly kind: 'frame-empty' };

/** Puts the length in front of a payload, ready to be written. */
export function frame(payload: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(4 + payload.length);
  out.writeUInt32LE(payload.length, 0);
  out.set(payload, 4);
  return out;
}

/**
 * Splits a stream into payloads. Holds at most one incomplete frame (`maxFrameBytes`), however it is cut. After an error
 * it must not be fed again: the stream has lost its place.
 */
export class FrameDecoder {
  readonly #head = Buffer.alloc(headBytes);
  #headFilled = 0;
  /** The payload that is being put together, and how much of it is there. */
  #payload: Buffer | undefined;
  #filled = 0;

  /** Payloads completed by `chunk`. Those that lie whole in it are views, valid as long as it is. */
  push(chunk: Buffer): Result<Buffer[], FrameError> {
    const frames: Buffer[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (this.#payload === undefined) {
        const copied = chunk.copy(this.#head, this.#headFilled, at);
        at += copied;
        this.#headFilled += copied;
        if (this.#headFilled < headBytes) break;
        const length = this.#head.readUInt32LE(0);
        if (length > maxFrameBytes) return err({ kind: 'frame-too-large', length });
        if (length === 0) return err({ kind: 'frame-empty' });
        this.#headFilled = 0;
        if (chunk.length - at >= length) {
          frames.push(chunk.subarray(at, at + length));
          at += length;
          continue;
        }
        this.#payload = Buffer.allocUnsafe(length);
        this.#filled = 0;
      }
      const copied = chunk.copy(this.#payload, this.#filled, at);
      at += copied;
      this.#filled += copied;
      if (this.#filled < this.#payload.length) break;
      frames.push(this.#payload);
      this.#payload = undefined;
    }
    return ok(frames);
  }
}
