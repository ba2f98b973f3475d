/** Runs work that stops at its `yield`s: at once while that is short, else in slices between which other events are handled. */
import type { Clock } from '../clock.js';

/** Work with places to stop at, and its result. */
export type Steps<T> = Generator<undefined, T>;

/** Rows that are looked at between two places to stop at: about a millisecond. */
export const rowsPerStep = 256;

/** Longest that anything else waits. */
const sliceMs = 20;

/** `isWanted`: false when nobody waits for the result any more; then the promise gets `abandoned`. */
export function runInSlices<T>(
  steps: Iterator<undefined, T>,
  clock: Clock,
  isWanted: () => boolean,
  abandoned: T,
): T | Promise<T> {
  const first = slice(steps, clock);
  if (first.done === true) return first.value;
  return new Promise((resolve) => {
    const next = (): void => {
      if (!isWanted()) return resolve(abandoned);
      const result = slice(steps, clock);
      if (result.done === true) resolve(result.value);
      else clock.soon(next);
    };
    clock.soon(next);
  });
}

function slice<T>(steps: Iterator<undefined, T>, clock: Clock): IteratorResult<undefined, T> {
  const end = clock.now() + sliceMs;
  let result = steps.next();
  while (result.done !== true && clock.now() < end) result = steps.next();
  return result;
}
