/**
 * Holds the picture of a pane back while its program is in the middle of a synchronized frame, but not for long. Owns the
 * timer and the count of what was printed meanwhile.
 */
import type { Clock, Timer } from '../clock.js';

/** Longest that a program in the middle of a synchronized frame may hold the picture back. */
const maxHoldMs = 150;

export class SyncHold {
  readonly #clock: Clock;
  /** Shows what `bytes` of output have changed. */
  readonly #show: (bytes: number) => void;
  #timer: Timer | undefined;
  #bytes = 0;

  constructor(clock: Clock, show: (bytes: number) => void) {
    this.#clock = clock;
    this.#show = show;
  }

  /** `bytes` of output came; with `isHeld` the program has not finished its frame. */
  changed(bytes: number, isHeld: boolean): void {
    this.#bytes += bytes;
    if (!isHeld) this.#release();
    else this.#timer ??= this.#clock.after(maxHoldMs, () => this.#release());
  }

  /** What is held is not shown. */
  cancel(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#bytes = 0;
  }

  #release(): void {
    const bytes = this.#bytes;
    this.cancel();
    this.#show(bytes);
  }
}
