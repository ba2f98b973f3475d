/**
 * Wire framing: `[u32 little-endian length][payload]`. Owns the split of a byte stream into payloads and the
 * maximum; knows nothing of what is inside.
 */
import { err, ok, type Result } from '@ccmux/core';

/** Largest payload. A full repaint of 500×200 cells is about 1.2 MiB; anything bigger closes the connection. */
export const maxFrameBytes = 4 * 1024 * 1024;

export type FrameError = { readonly kind: 'frame-too-large'; readonly length: number } | { readonly kind: 'frame-empty' };

/** Puts the length in front of a payload, ready to be written. */
export function frame(payload: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(4 + payload.length);
  out.writeUInt32LE(payload.length, 0);
  out.set(payload, 4);
  return out;
}

/**
 * Splits a stream into payloads. Holds at most one incomplete frame (`maxFrameBytes`). After an error it must not
 * be fed again: the stream has lost its place.
 */
export class FrameDecoder {
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  /** Payloads completed by `chunk`. They are views into it, valid as long as it is. */
  push(chunk: Buffer): Result<Buffer[], FrameError> {
    const frames: Buffer[] = [];
    let data = chunk;
    if (this.#pendingBytes > 0) {
      this.#pending.push(chunk);
      this.#pendingBytes += chunk.length;
      if (this.#pendingBytes < this.#wanted()) return ok(frames);
      data = Buffer.concat(this.#pending, this.#pendingBytes);
      this.#pending = [];
      this.#pendingBytes = 0;
    }
    let at = 0;
    while (data.length - at >= 4) {
      const length = data.readUInt32LE(at);
      if (length > maxFrameBytes) return err({ kind: 'frame-too-large', length });
      if (length === 0) return err({ kind: 'frame-empty' });
      if (data.length - at - 4 < length) break;
      frames.push(data.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
    if (at < data.length) {
      this.#pending = [data.subarray(at)];
      this.#pendingBytes = data.length - at;
    }
    return ok(frames);
  }

  /** Bytes needed before the frame at the head of the pending chunks can be complete. */
  #wanted(): number {
    const head = this.#pending[0];
    if (head === undefined || head.length < 4) return 4;
    return 4 + head.readUInt32LE(0);
  }
}
