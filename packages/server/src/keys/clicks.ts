/**
 * Counts presses of a button on one spot, as tmux does: the second within 300 ms of the first is a second click, the third
 * a triple click; a second that no third follows in that time is a double click. Owns the timer, which runs after a press
 * only.
 */
import type { Clock, Timer } from '../clock.js';

export const clickMs = 300;

export class Clicks<T> {
  readonly #clock: Clock;
  readonly #onDouble: (click: T) => void;
  #last: { readonly spot: string; readonly count: 1 | 2 } | undefined;
  #timer: Timer | undefined;

  /** `onDouble` gets what was given with the second press. */
  constructor(clock: Clock, onDouble: (click: T) => void) {
    this.#clock = clock;
    this.#onDouble = onDouble;
  }

  /** `spot`: the button and where it went down, as far as it matters. */
  press(spot: string, click: T): 'MouseDown' | 'SecondClick' | 'TripleClick' {
    const before = this.#last?.spot === spot ? this.#last.count : 0;
    this.cancel();
    if (before === 2) return 'TripleClick';
    const count = before === 1 ? 2 : 1;
    this.#last = { spot, count };
    this.#timer = this.#clock.after(clickMs, () => {
      this.cancel();
      if (count === 2) this.#onDouble(click);
    });
    return count === 2 ? 'SecondClick' : 'MouseDown';
  }

  /** What was pressed before counts no more. */
  cancel(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#last = undefined;
  }
}
