/**
 * The newest output of a pane, addressed by a byte offset that only grows. Owns the bytes and which of them are
 * still there; knows nothing of who has read them.
 */

/** Holds the bytes [start, end) of an endless stream, at most `capacity` of them; the oldest give way. */
export class Ring {
  readonly #bytes: Buffer;
  #start = 0;
  #end = 0;

  constructor(capacity: number) {
    // Not zeroed: the system gives pages only to the part that is used, and nothing outside [start, end) is readable.
    this.#bytes = Buffer.allocUnsafeSlow(capacity);
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  push(chunk: Uint8Array): void {
    const capacity = this.#bytes.length;
    const kept = chunk.length > capacity ? chunk.subarray(chunk.length - capacity) : chunk;
    const at = (this.#end + chunk.length - kept.length) % capacity;
    const head = Math.min(kept.length, capacity - at);
    this.#bytes.set(kept.subarray(0, head), at);
    this.#bytes.set(kept.subarray(head), 0);
    this.#end += chunk.length;
    this.#start = Math.max(this.#start, this.#end - capacity);
  }

  /**
   * Bytes from `offset` on (start ≤ offset ≤ end), at most `max`; fewer where the ring wraps, none only at `end`.
   * A view: valid until the next push.
   */
  view(offset: number, max: number): Buffer {
    if (offset < this.#start || offset > this.#end)
      throw new RangeError(`offset ${offset} outside [${this.#start}, ${this.#end}]`);
    const at = offset % this.#bytes.length;
    return this.#bytes.subarray(at, Math.min(at + max, at + this.#end - offset, this.#bytes.length));
  }
}
