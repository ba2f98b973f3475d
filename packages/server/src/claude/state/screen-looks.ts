/**
 * When the screens of Claudes are read: behind output, once it pauses or after a while, never on the way of a key. Owns a
 * timer for each pane that has printed since it was read.
 */
import type { PaneId } from '@ccmux/core';
import type { Clock, Timer } from '../../clock.js';

/** Output that follows this soon belongs to the same picture. */
const settleMs = 40;

interface Plan {
  readonly timer: Timer;
  readonly dueMs: number;
}

export class ScreenLooks {
  readonly #clock: Clock;
  readonly #read: (pane: PaneId) => void;
  readonly #plans = new Map<PaneId, Plan>();
  /** Monotonic, of the last reading. */
  readonly #readMs = new Map<PaneId, number>();

  constructor(clock: Clock, read: (pane: PaneId) => void) {
    this.#clock = clock;
    this.#read = read;
  }

  /** The screen has changed; it is read at least `apartMs` after the last time. */
  changed(pane: PaneId, apartMs: number): void {
    const now = this.#clock.now();
    this.#plan(pane, now, Math.max(now + settleMs, (this.#readMs.get(pane) ?? Number.NEGATIVE_INFINITY) + apartMs));
  }

  /** The same picture is read again after `ms`, if no other comes before. */
  again(pane: PaneId, ms: number): void {
    const now = this.#clock.now();
    this.#plan(pane, now, now + ms);
  }

  #plan(pane: PaneId, now: number, due: number): void {
    const plan = this.#plans.get(pane);
    if (plan !== undefined && plan.dueMs <= due) return;
    plan?.timer.cancel();
    const timer = this.#clock.after(due - now, () => {
      this.#plans.delete(pane);
      this.#readMs.set(pane, this.#clock.now());
      this.#read(pane);
    });
    this.#plans.set(pane, { timer, dueMs: due });
  }

  forget(pane: PaneId): void {
    this.#plans.get(pane)?.timer.cancel();
    this.#plans.delete(pane);
    this.#readMs.delete(pane);
  }

  dispose(): void {
    for (const { timer } of this.#plans.values()) timer.cancel();
    this.#plans.clear();
  }
}
