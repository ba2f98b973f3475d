import type { SilentOutcome } from '@ccmux/ipc';
import { beforeEach, describe, expect, test } from 'vitest';
import { AskedServer } from './asked-server.js';

let now: number;
let timers: { readonly due: number; readonly run: () => void }[];
let pings: number;
let errors: string[];
let judged: number[];
let outcomes: SilentOutcome[];
let pid: number | undefined;
let server: AskedServer;

function pass(ms: number): void {
  const end = now + ms;
  for (;;) {
    const [next] = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
    if (next === undefined) break;
    timers = timers.filter((timer) => timer !== next);
    now = next.due;
    next.run();
  }
  now = end;
}

beforeEach(() => {
  now = 0;
  timers = [];
  pings = 0;
  errors = [];
  judged = [];
  outcomes = [];
  pid = 77;
  server = new AskedServer({
    ask: () => void pings++,
    pid: () => pid,
    asked: (one) => ({
      asked: () => {},
      judge: () => {
        judged.push(one);
        return outcomes.shift() ?? 'killed';
      },
    }),
    onNoAnswer: (error) => errors.push(error),
    after: (delayMs, run) => {
      const timer = { due: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  server.sent();
});

describe('a server that is asked', () => {
  test('is asked for a sign after a while, once, and left alone when it gives one', () => {
    pass(5000);
    expect([pings, server.wasSilent]).toEqual([1, true]);
    server.heard();
    expect([timers, server.wasSilent]).toEqual([[], false]);
  });

  test('is ended when it hangs', () => {
    pass(20_000);
    expect([judged, server.hasHung, errors, timers]).toEqual([[77], true, [], []]);
  });

  test('is waited for as long as it does not get the processor', () => {
    outcomes = ['busy', 'busy', 'killed'];
    pass(14_000);
    expect([judged.length, server.hasHung]).toEqual([2, false]);
    pass(20_000);
    expect([judged.length, server.hasHung]).toEqual([3, true]);
  });

  test('is named to whoever waits when somebody has stopped it', () => {
    outcomes = ['stopped'];
    pass(20_000);
    expect(errors).toEqual(['the server has been stopped and does not answer; it goes on with: kill -CONT 77']);
    expect([judged.length, server.hasHung, timers]).toEqual([1, false, []]);
  });

  test('is given up when nobody can tell which process it is', () => {
    pid = undefined;
    pass(20_000);
    expect([errors.length, judged, timers]).toEqual([1, [], []]);
  });
});
