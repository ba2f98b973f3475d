/**
 * Memory for lines that are not packed. Of a flood hardly a line is ever looked at: packing them all would cost it a
 * fifth of its speed. So from some point on lines stay as they are until the program pauses, as far as this allows, and
 * what falls out of history falls out unpacked. One for all emulators of a process; each has a meter of its own.
 */

export interface FloodLimits {
  /** Bytes of lines that may be unpacked at a time, all emulators together. Beyond, lines are packed at once. */
  readonly bytes: number;
  /** Lines that make a flood: what a long build prints at once is packed sooner than it is set aside. */
  readonly afterRows: number;
  /** … when they come in so many milliseconds. What prints slowly, but for long, loses nothing by being packed. */
  readonly withinMs: number;
}

export class FloodBudget {
  readonly limits: FloodLimits;
  #free: number;

  constructor(limits: FloodLimits) {
    this.#free = limits.bytes;
    this.limits = limits;
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

/** Counts the lines of one program, and looks at the clock only now and then. */
export class FloodMeter {
  readonly #limits: FloodLimits;
  readonly #now: () => number;
  #rows = 0;
  #sinceMs = 0;

  /** `now`: milliseconds that only grow. */
  constructor(limits: FloodLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Another line; whether it is one of a flood. */
  isFlood(): boolean {
    if (this.#rows === 0) this.#sinceMs = this.#now();
    this.#rows++;
    if (this.#rows <= this.#limits.afterRows) return false;
    this.#rows = 0;
    return this.#now() - this.#sinceMs <= this.#limits.withinMs;
  }
}
