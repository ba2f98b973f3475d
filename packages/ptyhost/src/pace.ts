/** Tells a flood from a screen being drawn, by the output of one pane in the last millisecond. Pure. */

const windowMs = 1;

/** Output in a window that makes a flood: more than any screen, a quarter of what a fast program prints in it. */
const floodBytes = 16 * 1024;

/** A flood that pauses for this long is over. */
const pauseMs = 4;

export class Pace {
  #start = Number.NEGATIVE_INFINITY;
  #bytes = 0;
  #isFlooding = false;

  /** Output came; `now` is monotonic. */
  note(bytes: number, now: number): void {
    const age = now - this.#start;
    if (age >= windowMs) {
      this.#isFlooding = this.#bytes >= floodBytes && age < pauseMs;
      this.#start = now;
      this.#bytes = 0;
    }
    this.#bytes += bytes;
  }

  get isFlooding(): boolean {
    return this.#isFlooding;
  }
}
