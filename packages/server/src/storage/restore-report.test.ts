import { emptyModel, paneId } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { isAsBefore, type PaneOutcome, parseReport, type ReportInput, reportLines, restoreReport } from './restore-report.js';

const outcome = (change: Partial<PaneOutcome> = {}): PaneOutcome => ({
  pane: paneId(3),
  program: 'runs',
  lostBytes: 0,
  isBlank: false,
  isSaved: true,
  ...change,
});

const report = (outcomes: readonly PaneOutcome[], change: Partial<ReportInput> = {}) =>
  restoreReport({
    atMs: 1,
    model: emptyModel,
    notes: [],
    remarks: [],
    lost: [],
    outcomes,
    damagedPictures: new Map(),
    ...change,
  });

describe('a restore report', () => {
  test('has nothing to say when everything is as before', () => {
    const same = [outcome(), outcome({ program: 'was-gone' }), outcome({ program: 'ended', isBlank: true })];
    expect(isAsBefore(report(same, { remarks: ['9 bytes were cut off'] }))).toBe(true);
    expect(reportLines(report(same))).toEqual(['3 panes as before, 1 of them still without a program.']);
  });

  test('says what did not come back, and why', () => {
    expect(reportLines(report([outcome(), outcome({ program: 'gone' })]))).toEqual([
      '1 pane as before.',
      '1 program ended with the machine; press ENTER in a pane to run its program again.',
      '',
      'What did not come back:',
      '  %3 – its program: it ended with the machine',
    ]);
    const both = report([outcome({ program: 'gone', lostBytes: 12, isBlank: true, isSaved: false })]);
    expect(reportLines(both).slice(-3)).toEqual([
      '      its program: it ended with the machine',
      '      its screen: the option save-screen is off',
      '      12 bytes of its output: they were printed while nobody could keep them',
    ]);
  });

  test.each<[string, ReturnType<typeof report>]>([
    ['damage', report([outcome()], { notes: ['the checkpoint is damaged'] })],
    ['a picture', report([outcome()], { damagedPictures: new Map([[paneId(3), 'it is in quarantine/x']]) })],
    ['lost output', report([outcome({ lostBytes: 1 })])],
    ['an unknown pane', report([outcome({ program: 'unknown' })])],
    ['a program', report([outcome({ program: 'gone' })])],
  ])('%s is worth a page, and survives being written down', (_, one) => {
    expect(isAsBefore(one)).toBe(false);
    expect(parseReport(JSON.stringify(one))).toEqual(one);
  });

  test('is nothing else', () => {
    for (const text of ['', '{', 'null', '{"version":2}']) expect(parseReport(text)).toBeUndefined();
  });
});
