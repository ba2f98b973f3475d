import { beforeEach, expect, test } from 'vitest';
import { ServerStarter } from './server-starter.js';

let now: number;
let timers: { readonly due: number; readonly run: () => void }[];
let ends: (() => void)[];
let starts: number[];
let starter: ServerStarter;

beforeEach(() => {
  now = 0;
  timers = [];
  ends = [];
  starts = [];
  starter = new ServerStarter({
    run: (_, onEnd) => {
      starts.push(now);
      ends.push(onEnd);
      return true;
    },
    after: (ms, run) => {
      const timer = { due: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((t) => t !== timer);
      };
    },
    nowMs: () => now,
  });
  starter.command = { file: 'x', args: [], env: [] };
});

/** Time passes up to the next timer. */
function pass(): void {
  const [next] = timers.splice(0, 1);
  now = next?.due ?? now;
  next?.run();
}

test('what does not come up is tried again, later and later, five times; nothing runs then', () => {
  starter.want();
  for (let i = 0; i < 5; i++) {
    pass();
    ends.pop()?.();
  }
  expect(starts).toEqual([1000, 2000, 4000, 8000, 16_000]);
  expect(timers).toEqual([]);
  // A server that somebody else started died a minute later: it is worth a try again.
  now = 90_000;
  starter.unwant();
  starter.want();
  pass();
  expect(starts.at(-1)).toBe(91_000);
});

test('one that came by itself is not started; one that is being started is not started twice', () => {
  starter.want();
  starter.unwant();
  expect([timers, starts]).toEqual([[], []]);
  starter.want();
  pass();
  starter.want();
  expect([timers.length, starts.length]).toEqual([0, 1]);
  starter.unwant();
  ends.pop()?.();
  expect([timers.length, starts.length]).toEqual([0, 1]);
});

test('whoever has announced another one has more time, and without a way to start one nothing is tried', () => {
  starter.want(10_000);
  pass();
  expect(starts).toEqual([11_000]);
  const unable = new ServerStarter();
  unable.want();
  unable.unwant();
});
