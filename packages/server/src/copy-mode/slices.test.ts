import { expect, test } from 'vitest';
import type { Clock } from '../clock.js';
import { runInSlices } from './slices.js';

/** A clock on which every look takes a millisecond; what is to be done soon is done by hand. */
function slowClock() {
  let now = 0;
  const soon: (() => void)[] = [];
  const timer = { cancel() {} };
  const clock: Clock = {
    now: () => now++,
    wallMs: () => 0,
    after: () => timer,
    soon: (run) => {
      soon.push(run);
      return timer;
    },
  };
  return { clock, soon };
}

function* steps(n: number): Generator<undefined, string> {
  for (let i = 0; i < n; i++) yield;
  return 'done';
}

test('short work is done at once', () => {
  expect(runInSlices(steps(5), slowClock().clock, () => true, 'given up')).toBe('done');
});

test('long work lets others run between its slices', async () => {
  const { clock, soon } = slowClock();
  const result = runInSlices(steps(100), clock, () => true, 'given up');
  let slices = 0;
  for (let next = soon.shift(); next !== undefined; next = soon.shift()) {
    slices++;
    next();
  }
  expect(slices).toBeGreaterThan(2);
  expect(await result).toBe('done');
});

test('work that nobody waits for any more is given up', async () => {
  const { clock, soon } = slowClock();
  const result = runInSlices(steps(100), clock, () => false, 'given up');
  soon.shift()?.();
  expect([await result, soon]).toEqual(['given up', []]);
});
