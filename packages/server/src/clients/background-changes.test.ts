import { VirtualClock } from '@ccmux/testkit';
import { expect, test } from 'vitest';
import { BackgroundChanges } from './background-changes.js';

/** Pictures are made as soon as they are wanted, and take `costMs`. */
function world(costMs: number) {
  const clock = new VirtualClock();
  const shownAt: number[] = [];
  const changes = new BackgroundChanges(clock, () => {
    shownAt.push(clock.now());
    changes.shown(clock.now() - costMs);
  });
  return { clock, changes, shownAt };
}

test('changes after quiet are shown at once, more of them when the making has been paid for', async () => {
  const { clock, changes, shownAt } = world(4);
  const start = clock.now();
  for (let ms = 0; ms < 1000; ms += 10) {
    changes.changed();
    await clock.advance(10);
  }
  expect(shownAt.map((at) => at - start)).toEqual([0, 400, 800]);
  await clock.advance(200);
  expect(clock.pending).toBe(0);
});

test('pictures that cost nothing are made for every change', () => {
  const { changes, shownAt } = world(0);
  for (let i = 0; i < 5; i++) changes.changed();
  expect(shownAt).toHaveLength(5);
});

test('the longest rest is one that a person can wait for', async () => {
  const { clock, changes, shownAt } = world(500);
  changes.changed();
  changes.changed();
  await clock.advance(4000);
  expect(shownAt).toHaveLength(2);
});

test('a picture made for another reason has the change in it', async () => {
  const { clock, changes, shownAt } = world(4);
  changes.changed();
  changes.changed();
  changes.shown(clock.now());
  await clock.advance(1000);
  expect(shownAt).toHaveLength(1);
});
