/**
 * When a status line has to be looked at again although no event says so: at the turn of the second, minute or hour that
 * it shows, after `status-interval` for the output of commands, and soon after a program has printed when it shows
 * something of that program. Owns the one timer; there is none while nothing that is shown can change.
 */
import type { Clock, Timer } from '../clock.js';
import type { Dependencies } from './dependencies.js';

/** A program that prints on and on is looked at this often. */
const settleMs = 500;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export class StatusWakeUps {
  readonly #clock: Clock;
  readonly #wake: () => void;
  #timer: Timer | undefined;
  #outputTimer: Timer | undefined;
  #followsOutput = false;

  constructor(clock: Clock, wake: () => void) {
    this.#clock = clock;
    this.#wake = wake;
  }

  /** The line has been made; `interval`: status-interval in seconds. */
  plan(on: Dependencies, interval: number): void {
    this.#followsOutput = on.followsOutput;
    this.#timer?.cancel();
    const wait = this.#wait(on, interval);
    this.#timer =
      wait === undefined
        ? undefined
        : this.#clock.after(wait, () => {
            this.#timer = undefined;
            this.#wake();
          });
  }

  /** A program that is looked at has printed. */
  output(): void {
    if (!this.#followsOutput) return;
    this.#outputTimer ??= this.#clock.after(settleMs, () => {
      this.#outputTimer = undefined;
      this.#wake();
    });
  }

  dispose(): void {
    this.#timer?.cancel();
    this.#outputTimer?.cancel();
  }

  /** Milliseconds; the turn of a minute is the same in all time zones, that of an hour in nearly all. */
  #wait(on: Dependencies, interval: number): number | undefined {
    if (interval === 0) return undefined;
    const now = this.#clock.wallMs();
    const untilTurnOf = (ms: number): number => ms - (now % ms);
    const waits: number[] = [];
    if (on.commands || on.grain === 'second' || on.names.has('claude_age')) waits.push(untilTurnOf(interval * 1000));
    if (on.grain === 'minute') waits.push(untilTurnOf(minuteMs));
    if (on.grain === 'hour') waits.push(untilTurnOf(hourMs / 2));
    return waits.length === 0 ? undefined : Math.min(...waits);
  }
}
