/** Time as a port, so that scheduling can be tested without waiting. */

export interface Timer {
  cancel(): void;
}

export interface Clock {
  /** Monotonic milliseconds; differences only. */
  now(): number;
  /** Milliseconds since the epoch, for people. */
  wallMs(): number;
  /** Runs once after `ms`. */
  after(ms: number, run: () => void): Timer;
  /** Runs once after the events at hand have been handled. */
  soon(run: () => void): Timer;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wallMs: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timer) };
  },
  soon(run) {
    const immediate = setImmediate(run);
    return { cancel: () => clearImmediate(immediate) };
  },
};
