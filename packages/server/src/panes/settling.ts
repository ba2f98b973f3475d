/** Lets an emulator do what can wait, in small steps, once its program has printed nothing for a while. */
import type { Emulator } from '@ccmux/term';
import type { Clock, Timer } from '../clock.js';

/** Silence after which a program has paused: longer than the gaps in what a busy one prints. */
const pauseMs = 100;

interface Settled {
  readonly emulator: Emulator;
  /** How much has come so far; the same at both ends of a pause. */
  readonly received: number;
}

export class Settling {
  readonly #clock: Clock;
  readonly #look: () => Settled;
  #timer: Timer | undefined;

  constructor(clock: Clock, look: () => Settled) {
    this.#clock = clock;
    this.#look = look;
  }

  /** All that came is on the screen. */
  begin(): void {
    const { emulator, received } = this.#look();
    if (emulator.isUnsettled) this.#timer ??= this.#after(received, pauseMs);
  }

  cancel(): void {
    this.#timer?.cancel();
  }

  #after(received: number, ms: number): Timer {
    return this.#clock.after(ms, () => {
      const now = this.#look();
      const isQuiet = received === now.received;
      if (isQuiet) now.emulator.settle();
      this.#timer = now.emulator.isUnsettled ? this.#after(now.received, isQuiet ? 0 : pauseMs) : undefined;
    });
  }
}
