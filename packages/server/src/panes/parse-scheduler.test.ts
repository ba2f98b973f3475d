import { VirtualClock } from '@ccmux/testkit';
import { expect, test } from 'vitest';
import { ParseScheduler, type Parsing } from './parse-scheduler.js';

/** A pane with so much to parse, in milliseconds; `turns` has who was served. */
function pane(name: string, workMs: number, clock: VirtualClock, turns: string[]): Parsing {
  let left = workMs;
  return {
    parse(budgetMs) {
      turns.push(name);
      const ms = Math.min(left, budgetMs);
      clock.spend(ms);
      left -= ms;
      return left > 0;
    },
  };
}

test('panes with much take turns; one slice serves as many with little as it can', () => {
  const clock = new VirtualClock();
  const scheduler = new ParseScheduler(clock);
  const turns: string[] = [];
  scheduler.add(pane('big', 10, clock, turns));
  for (const name of ['a', 'b', 'c']) scheduler.add(pane(name, 1, clock, turns));
  clock.settle();
  // Its first slice is over when it is back at the end of the line; the little ones then share one.
  expect(turns).toEqual(['big', 'a', 'b', 'c', 'big', 'big', 'big']);
});

test('while somebody types there are rests, and a slice still serves many', () => {
  const clock = new VirtualClock();
  const scheduler = new ParseScheduler(clock);
  const turns: string[] = [];
  scheduler.typed();
  for (let i = 0; i < 200; i++) scheduler.add(pane(`little ${i}`, 0.01, clock, turns));
  clock.settle();
  const served = (): number => new Set(turns).size;
  expect(served()).toBeGreaterThanOrEqual(40);
  expect(served()).toBeLessThan(60);
  clock.advance(20);
  expect(served()).toBe(200);
});

test('what heaps up waits in line, but not the echo behind it', () => {
  const clock = new VirtualClock();
  const scheduler = new ParseScheduler(clock);
  const kilobyte = 1024;
  for (let i = 0; i < 32; i++) expect(scheduler.takesAtOnce(kilobyte, undefined)).toBe(true);
  expect(scheduler.takesAtOnce(kilobyte, undefined)).toBe(false);
  expect(scheduler.takesAtOnce(kilobyte, clock.now())).toBe(true);
  const longAgo = clock.now();
  clock.advance(1000);
  expect(scheduler.takesAtOnce(kilobyte, longAgo)).toBe(false);
  scheduler.add(pane('first', 1, clock, []));
  clock.settle();
  expect(scheduler.takesAtOnce(kilobyte, undefined)).toBe(true);
});
