import { beforeEach, describe, expect, test } from 'vitest';
import { Heartbeat } from './heartbeat.js';

let now = 0;
let timers: { readonly at: number; readonly run: () => void }[];
let asked: number[];
let silent: number[];
let heartbeat: Heartbeat;

/** Lets time pass, and says something every `everyMs`. */
function pass(ms: number, everyMs = Number.POSITIVE_INFINITY, then: () => void = () => {}): void {
  const end = now + ms;
  let next = now + everyMs;
  while (now < end) {
    now++;
    if (now >= next) {
      next += everyMs;
      heartbeat.sent();
    }
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers = timers.filter((other) => other !== timer);
      timer.run();
      then();
    }
  }
}

beforeEach(() => {
  now = 0;
  timers = [];
  asked = [];
  silent = [];
  heartbeat = new Heartbeat({
    ask: () => asked.push(now),
    onSilent: () => {
      silent.push(now);
      return false;
    },
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
});

describe('a heartbeat', () => {
  test('asks who is silent behind what it was sent, and tells when there is no answer', () => {
    heartbeat.sent();
    pass(20_000);
    expect([asked.length, silent.length]).toEqual([1, 1]);
  });

  test('has nothing to ask when nothing was sent', () => {
    pass(20_000);
    expect(asked).toEqual([]);
  });

  test('an answer is one, however much is sent behind it', () => {
    heartbeat.sent();
    pass(60_000, 100, () => {
      if (asked.length > 0 && now - asked.at(-1)! < 1) heartbeat.heard();
    });
    expect(asked.length).toBeGreaterThan(5);
    expect(silent).toEqual([]);
  });
});
