/**
 * What a pane's emulator may answer per second. A program that asks faster gets no answers, so a file full of queries
 * that is shown with cat cannot type pages of answers into the shell that follows it.
 */

/** An interactive program asks a handful of questions at its start. Beyond, answers are dropped until the next second. */
const repliesPerSecond = 64;
const bytesPerSecond = 4096;

export class ReplyBudget {
  readonly #now: () => number;
  #windowStart = Number.NEGATIVE_INFINITY;
  #replies = 0;
  #bytes = 0;

  /** `now` in milliseconds, monotonic. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether an answer of so many bytes may be sent now; counts it if so. */
  take(length: number): boolean {
    const now = this.#now();
    if (now - this.#windowStart >= 1000) {
      this.#windowStart = now;
      this.#replies = 0;
      this.#bytes = 0;
    }
    if (this.#replies >= repliesPerSecond || this.#bytes + length > bytesPerSecond) return false;
    this.#replies++;
    this.#bytes += length;
    return true;
  }
}
