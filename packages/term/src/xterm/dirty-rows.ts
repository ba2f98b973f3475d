/** Which rows of a screen have changed since somebody last asked: one range that covers them. All have at first. */
import type { DirtyRange } from '../emulator/port.js';

export class DirtyRows {
  #rows: number;
  #first = 0;
  #last: number;

  constructor(rows: number) {
    this.#rows = rows;
    this.#last = rows - 1;
  }

  mark(first: number, last: number): void {
    if (first < this.#first) this.#first = first;
    if (last > this.#last) this.#last = last;
  }

  markAll(): void {
    this.mark(0, this.#rows - 1);
  }

  /** The screen has so many rows now, and none is as it was. */
  resize(rows: number): void {
    this.#rows = rows;
    this.#first = 0;
    this.#last = rows - 1;
  }

  take(): DirtyRange | undefined {
    if (this.#last < this.#first) return undefined;
    const range = { first: Math.max(this.#first, 0), last: Math.min(this.#last, this.#rows - 1) };
    this.#first = Number.MAX_SAFE_INTEGER;
    this.#last = -1;
    return range;
  }
}
