/** Waiting until something changes, or for a time at most. Every wait ends when its owner does. */
import type { Clock } from '../../clock.js';

export class Wakes {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();
  #isEnded = false;
  /** Wakes so far: one that came while nobody waited is not lost. */
  #count = 0;
  #seen = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  wake(): void {
    this.#count++;
    for (const go of [...this.#waiting]) go();
  }

  end(): void {
    this.#isEnded = true;
    this.wake();
  }

  /** Settles at the next change since the last wait, or after `ms`. */
  next(ms?: number): Promise<void> {
    if (this.#isEnded || this.#seen !== this.#count) {
      this.#seen = this.#count;
      return Promise.resolve();
    }
    return this.#wait(ms);
  }

  /** Settles after `ms`, whatever changes. */
  async pause(ms: number): Promise<void> {
    if (this.#isEnded) return;
    await new Promise<void>((resolve) => {
      const timer = this.#clock.after(ms, () => resolve());
      if (this.#isEnded) timer.cancel();
    });
  }

  #wait(ms: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        timer?.cancel();
        this.#waiting.delete(go);
        this.#seen = this.#count;
        resolve();
      };
      const timer = ms === undefined ? undefined : this.#clock.after(ms, go);
      this.#waiting.add(go);
    });
  }
}
