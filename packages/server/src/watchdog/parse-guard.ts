/** Whoever watches that parsing comes to an end, as the panes see it. */
import type { Clock } from '../clock.js';
import type { Ending } from './time-limit.js';

export interface ParseGuard {
  /**
   * Runs something soon that parses. It runs on a stack that nothing else depends on: when it is interrupted, its own
   * `finally` and `catch` are skipped, and nothing is lost but it.
   */
  turn(run: () => void): void;
  /** Parsing begins, and ends. Nothing else may be done in between: it could be interrupted. */
  begin(): void;
  end(): void;
  /** The slice that was begun last never came to its end. */
  abandon(): void;
  /** Runs something on the present stack, and not for longer than that; throws what it throws. */
  within(ms: number, run: () => void): Ending;
}

/** Nobody watches. */
export const unguarded = (clock: Clock): ParseGuard => ({
  turn: (run) => {
    clock.soon(run);
  },
  begin() {},
  end() {},
  abandon() {},
  within: (_, run) => {
    run();
    return 'done';
  },
});
