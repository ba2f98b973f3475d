/**
 * When a pane's terminal is looked at: for who has it, after output and not more often than once a second. Owns the timers;
 * a pane that prints nothing has none.
 */
import type { PaneId } from '@ccmux/core';
import type { Clock, Timer } from '../../clock.js';

const eachMs = 1000;
/** A program that begins prints; who has the terminal is clear a little later. */
const settleMs = 450;
/** A title like Claude's says that there is something to be found. */
const soonMs = 50;

export class TerminalLooks {
  readonly #clock: Clock;
  readonly #look: (pane: PaneId) => void;
  readonly #timers = new Map<PaneId, Timer>();
  /** Monotonic, of the last look. */
  readonly #lookedMs = new Map<PaneId, number>();

  constructor(clock: Clock, look: (pane: PaneId) => void) {
    this.#clock = clock;
    this.#look = look;
  }

  /** The pane has printed: another program may have its terminal. */
  later(pane: PaneId): void {
    if (!this.#timers.has(pane)) this.#plan(pane, Math.max(settleMs, this.#untilAllowed(pane)));
  }

  soon(pane: PaneId): void {
    this.#timers.get(pane)?.cancel();
    this.#plan(pane, Math.max(soonMs, this.#untilAllowed(pane)));
  }

  forget(pane: PaneId): void {
    this.#timers.get(pane)?.cancel();
    this.#timers.delete(pane);
    this.#lookedMs.delete(pane);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  /** Milliseconds until it may be looked at again. */
  #untilAllowed(pane: PaneId): number {
    return (this.#lookedMs.get(pane) ?? Number.NEGATIVE_INFINITY) + eachMs - this.#clock.now();
  }

  #plan(pane: PaneId, ms: number): void {
    const timer = this.#clock.after(ms, () => {
      this.#timers.delete(pane);
      this.#lookedMs.set(pane, this.#clock.now());
      this.#look(pane);
    });
    this.#timers.set(pane, timer);
  }
}
