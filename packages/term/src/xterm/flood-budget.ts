/**
 * Memory for lines that are not packed. Of a flood hardly a line is ever looked at: packing them all would cost it a
 * fifth of its speed. So from some point on lines stay as they are until the program pauses, as far as this allows, and
 * what falls out of history falls out unpacked. One for all emulators of a process.
 */

export interface FloodLimits {
  /** Bytes of lines that may be unpacked at a time, all emulators together. Beyond, lines are packed at once. */
  readonly bytes: number;
  /** Lines without a pause that make a flood: what a long build prints at once is packed sooner than it is set aside. */
  readonly afterRows: number;
}

export class FloodBudget {
  readonly afterRows: number;
  #free: number;

  constructor({ bytes, afterRows }: FloodLimits) {
    this.#free = bytes;
    this.afterRows = afterRows;
  }

  /** Whether so many bytes are free; they are taken then. */
  take(bytes: number): boolean {
    if (bytes > this.#free) return false;
    this.#free -= bytes;
    return true;
  }

  give(bytes: number): void {
    this.#free += bytes;
  }
}
