import { paneId } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { type Act, step, type TreeUse, unwatched, type Watch } from './watch-policy.js';

const limits = { memory: 1000, cpu: 50, processes: 100 };
const [a, b] = [paneId(1), paneId(2)];

const use = (memory: number, processes = 2, cpu = 0, ofB = 0): TreeUse => ({
  memory,
  processes,
  cpu,
  panes: new Map([
    [a, { memory: memory - ofB, processes: processes - 1 }],
    [b, { memory: ofB, processes: 1 }],
  ]),
});

/** One look for each use, at these seconds. */
function acts(looks: readonly [number, TreeUse][], of = limits): [number, Act][] {
  let watch: Watch = unwatched;
  return looks.flatMap(([seconds, each]) => {
    const next = step(watch, each, of, seconds * 1000);
    watch = next.watch;
    return next.acts.map((act): [number, Act] => [seconds, act]);
  });
}

const told = (looks: readonly [number, TreeUse][], of = limits): string[] =>
  acts(looks, of).map(
    ([at, act]) => `${at} ${act.kind}${act.kind === 'end' ? ` %${act.pane}${act.isForced ? ' by force' : ''}` : ''}`,
  );

describe('the watchdog', () => {
  test('says nothing within the limits', () => {
    expect(
      told([
        [0, use(799, 79)],
        [1, use(10)],
      ]),
    ).toEqual([]);
  });

  test('warns once of each excursion', () => {
    expect(
      told([
        [0, use(800)],
        [1, use(900)],
        [2, use(700)],
        [3, use(900)],
        [4, use(500)],
        [5, use(850)],
      ]),
    ).toEqual(['0 warn', '5 warn']);
  });

  test('asks the worst pane to end, and ends it after ten seconds', () => {
    expect(
      told([
        [0, use(1001, 2, 0, 900)],
        [1, use(1100, 2, 0, 900)],
        [9, use(1100, 2, 0, 900)],
        [10, use(1100, 2, 0, 900)],
      ]),
    ).toEqual(['0 end %2', '10 end %2 by force']);
  });

  test('ends no other pane while one has its time', () => {
    expect(
      told([
        [0, use(1100, 2, 0, 900)],
        [1, use(1400, 2, 0, 200)],
        [10, use(1400, 2, 0, 200)],
      ]),
    ).toEqual(['0 end %2', '10 end %2 by force']);
  });

  test('forgets that it asked a pane that has ended', () => {
    const gone: TreeUse = { memory: 0, processes: 0, cpu: 0, panes: new Map() };
    expect(
      told([
        [0, use(1100)],
        [1, gone],
        [20, use(1100)],
      ]),
    ).toEqual(['0 end %1', '20 end %1']);
  });

  test('gives no time to what runs away', () => {
    expect(told([[0, use(10, 201)]])).toEqual(['0 end %1 by force']);
    expect(
      told([
        [0, use(1500)],
        [1, use(2001)],
      ]),
    ).toEqual(['0 end %1', '1 end %1 by force']);
  });

  test('lets others go first when it is busy for ten seconds on end', () => {
    expect(
      told([
        [0, use(1, 2, 90)],
        [9, use(1, 2, 10)],
        [10, use(1, 2, 90)],
        [19, use(1, 2, 90)],
        [20, use(1, 2, 90)],
        [40, use(1, 2, 90)],
      ]),
    ).toEqual(['20 slow']);
  });

  test('looks at nothing that has no limit', () => {
    const looks: [number, TreeUse][] = [0, 20, 40].map((at) => [at, use(1e9, 1e6, 1e4)]);
    expect(told(looks, { memory: 0, cpu: 0, processes: 0 })).toEqual([]);
  });
});
