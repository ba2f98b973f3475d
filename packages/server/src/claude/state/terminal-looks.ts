/**
 * When a pane's terminal is looked at: for who has it, after output and not more often than once a second; where a program
 * prints on and on and is nobody of interest, ever more seldom. Owns the timers; a pane that prints nothing has none.
 */
import type { PaneId } from '@ccmux/core';
import type { Clock, Timer } from '../../clock.js';

const eachMs = 1000;
/** Each look goes through the processes of a pane: of hundreds that print, twentieths of a processor. */
const mostMs = 8000;
/** A program that begins prints; who has the terminal is clear a little later. */
const settleMs = 450;
/** A title like Claude's says that there is something to be found. */
const soonMs = 50;

export class TerminalLooks {
  readonly #clock: Clock;
  readonly #look: (pane: PaneId) => boolean;
  readonly #timers = new Map<PaneId, Timer>();
  /** The last look: when, monotonic, and for how long the next may wait. */
  readonly #last = new Map<PaneId, { readonly ms: number; readonly restMs: number }>();

  /** `look` tells whether it found somebody of interest. */
  constructor(clock: Clock, look: (pane: PaneId) => boolean) {
    this.#clock = clock;
    this.#look = look;
  }

  /** The pane has printed: another program may have its terminal. */
  later(pane: PaneId): void {
    if (!this.#timers.has(pane)) this.#plan(pane, Math.max(settleMs, this.#untilAllowed(pane, this.#last.get(pane)?.restMs)));
  }

  soon(pane: PaneId): void {
    this.#timers.get(pane)?.cancel();
    this.#plan(pane, Math.max(soonMs, this.#untilAllowed(pane)));
  }

  forget(pane: PaneId): void {
    this.#timers.get(pane)?.cancel();
    this.#timers.delete(pane);
    this.#last.delete(pane);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  /** Milliseconds until it may be looked at again. */
  #untilAllowed(pane: PaneId, restMs = eachMs): number {
    return (this.#last.get(pane)?.ms ?? Number.NEGATIVE_INFINITY) + restMs - this.#clock.now();
  }

  #plan(pane: PaneId, ms: number): void {
    const timer = this.#clock.after(ms, () => {
      this.#timers.delete(pane);
      const before = this.#last.get(pane);
      const now = this.#clock.now();
      // Silence in between: a person's shell, where anything may begin.
      const isBusy = before !== undefined && now - before.ms <= before.restMs + settleMs;
      const restMs = this.#look(pane) || !isBusy ? eachMs : Math.min(before.restMs * 2, mostMs);
      this.#last.set(pane, { ms: now, restMs });
    });
    this.#timers.set(pane, timer);
  }
}
