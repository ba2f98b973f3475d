/**
 * Input on its way into a PTY whose program may not be reading. Owns the order, the bound and the retries; the
 * write itself and the timer are given.
 */

/** `written` bytes went in; `again`: the kernel's buffer is full; `gone`: nobody will ever read this. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly bytes: number }
  | { readonly kind: 'again' }
  | { readonly kind: 'gone' };

export interface InputPorts {
  /** Writes without blocking. */
  write(bytes: Uint8Array): WriteOutcome;
  /** Calls back once after `delayMs`; the answer cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

/**
 * Bytes that may wait for a program that does not read. It takes 64 KiB into the kernel first; a paste of this size
 * into a stopped program is a mistake. Past it whole writes are refused, so that what arrives is never cut inside.
 */
const maxQueuedBytes = 16 * 1024 * 1024;

/** A PTY cannot tell when it is writable, so a full one is tried again: soon at first, rarely when it stays full. */
const firstRetryMs = 1;
const lastRetryMs = 32;

export class InputQueue {
  readonly #ports: InputPorts;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #retryMs = firstRetryMs;
  #cancelRetry: (() => void) | undefined;
  #ended = false;
  #isHeld = false;

  constructor(ports: InputPorts) {
    this.#ports = ports;
  }

  /** Writes `data` behind all earlier data, now or later. False when it was refused: the queue is full. */
  push(data: Uint8Array): boolean {
    if (this.#ended || data.length === 0) return true;
    if (this.#bytes + data.length > maxQueuedBytes) return false;
    this.#chunks.push(data);
    this.#bytes += data.length;
    if (this.#chunks.length === 1) this.retry();
    return true;
  }

  /** Writes nothing until `release`. */
  hold(): void {
    this.#isHeld = true;
    this.#stopWaiting();
  }

  /** What was not written yet, in order. */
  get waiting(): readonly Uint8Array[] {
    return this.#chunks;
  }

  release(): void {
    this.#isHeld = false;
    this.retry();
  }

  /** Tries again at once: the program has just shown a sign of life. */
  retry(): void {
    if (this.#isHeld) return;
    while (this.#chunks.length > 0) {
      const head = this.#chunks[0]!;
      const outcome = this.#ports.write(head);
      if (outcome.kind === 'gone') return this.end();
      if (outcome.kind === 'again' || outcome.bytes === 0) return this.#wait();
      this.#bytes -= outcome.bytes;
      this.#retryMs = firstRetryMs;
      if (outcome.bytes === head.length) this.#chunks.shift();
      else this.#chunks[0] = head.subarray(outcome.bytes);
    }
    this.#stopWaiting();
  }

  /** Drops what is waiting; later data goes nowhere. */
  end(): void {
    this.#ended = true;
    this.#chunks = [];
    this.#bytes = 0;
    this.#stopWaiting();
  }

  #wait(): void {
    if (this.#cancelRetry !== undefined) return;
    this.#cancelRetry = this.#ports.after(this.#retryMs, () => {
      this.#cancelRetry = undefined;
      this.retry();
    });
    this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs);
  }

  #stopWaiting(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }
}
