/**
 * When a client's picture is made again for what programs do by themselves, such as titles and names: at once after
 * quiet, and else so seldom that the making takes a small part of the time, however many windows a status line names.
 */
import type { Clock, Timer } from '../clock.js';

/** Rest after a picture, in times of what it took. */
const restFactor = 100;
const maxRestMs = 4000;

export class BackgroundChanges {
  readonly #clock: Clock;
  readonly #show: () => void;
  #timer: Timer | undefined;
  #restsUntil = -Infinity;

  constructor(clock: Clock, show: () => void) {
    this.#clock = clock;
    this.#show = show;
  }

  /** Something changed that nobody at this client has done. */
  changed(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#restsUntil - this.#clock.now();
    if (wait <= 0) return this.#show();
    this.#timer = this.#clock.after(wait, () => {
      this.#timer = undefined;
      this.#show();
    });
  }

  /** A picture of everything has been made since `beganMs`, for whatever reason. */
  shown(beganMs: number): void {
    this.dispose();
    const now = this.#clock.now();
    this.#restsUntil = now + Math.min((now - beganMs) * restFactor, maxRestMs);
  }

  dispose(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
