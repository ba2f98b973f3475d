import { paneId } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { type Member, membersOf, type ProcessInfo, parseStat } from './process-table.js';

/** As printed by Linux 6.1 for a process with a name that looks like the rest of the line. */
const line =
  '77 (sh) S 1 (x)) S 70 77 60 34816 77 4194304 12 0 0 0 5 6 0 0 20 0 1 0 123456 8192 33 18446744073709551615 1 1 0 0 0';

describe('a line of /proc', () => {
  test('is read whatever the name', () => {
    expect(parseStat(77, line)).toEqual({ pid: 77, parent: 70, session: 60, ticks: 11, start: '123456', pages: 33 });
  });

  test('says nothing of who is dead, or when it is none', () => {
    expect(parseStat(77, line.replace(')) S 70', ')) Z 70'))).toBeUndefined();
    expect(parseStat(77, '')).toBeUndefined();
  });
});

describe('the processes of a pane', () => {
  const process = (pid: number, parent: number, session = 1): [number, ProcessInfo] => [
    pid,
    { pid, parent, session, ticks: 0, start: `s${pid}`, pages: 1 },
  ];
  const pane = paneId(5);
  const facts = {
    leaders: new Map([[100, pane]]),
    before: new Map<number, Member>(),
    never: new Set([2]),
    namedBy: () => undefined,
  };
  const members = (processes: [number, ProcessInfo][], change: Partial<Parameters<typeof membersOf>[1]> = {}): number[] => [
    ...membersOf(new Map(processes), { ...facts, ...change }).keys(),
  ];

  test('are its leader, those below, and those of its session', () => {
    const all = [process(1, 0), process(2, 1), process(100, 2), process(101, 100), process(102, 101, 102), process(103, 1, 100)];
    expect(members([...all, process(200, 2)])).toEqual([100, 101, 102, 103]);
  });

  test('stay its own when their parents are gone', () => {
    const before = new Map([
      [102, { pane, start: 's102' }],
      // Somebody else has the number now.
      [103, { pane, start: 'earlier' }],
    ]);
    expect(members([process(1, 0), process(102, 1, 102), process(103, 1, 103)], { before })).toEqual([102]);
  });

  test('are known by their environment when nothing else tells', () => {
    const namedBy = ({ pid }: ProcessInfo) => (pid === 300 ? pane : undefined);
    expect(members([process(1, 0), process(300, 1), process(301, 300)], { namedBy })).toEqual([300, 301]);
  });

  test('never are the server and the ptyhost, whoever started them', () => {
    expect(members([process(1, 0), process(100, 1), process(2, 100, 100), process(200, 2)])).toEqual([100]);
  });

  test('are found in a table that goes round in a circle', () => {
    expect(members([process(400, 401), process(401, 400)])).toEqual([]);
  });
});
