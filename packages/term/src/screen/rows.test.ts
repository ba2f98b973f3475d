import { describe, expect, it } from 'vitest';
import { createXtermEmulator } from '../xterm/emulator.js';
import type { Row } from './cell.js';
import { copyRow } from './copy-row.js';
import { rowText } from './row-text.js';
import { rowToSgr } from './row-to-sgr.js';
import { rowsEqual } from './rows-equal.js';

function rowsOf(output: string): Row[] {
  const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };
  const emulator = createXtermEmulator({ size: { cols: 20, rows: 3 }, historyLimit: 0, events: quiet, now: () => 0 });
  emulator.write(new TextEncoder().encode(output), 100);
  return Array.from({ length: 3 }, (_, y) => copyRow(emulator.row(y)));
}
const rowOf = (output: string): Row => rowsOf(output)[0]!;
const styled = (output: string): string => rowToSgr(rowOf(output)).text;

describe('rowText', () => {
  it('is what is seen, with or without spaces at the end', () => {
    const row = rowOf('a漢\x1b[2Ce\u0301👨‍👩‍👧  ');
    expect(rowText(row)).toBe('a漢  e\u0301👨‍👩‍👧  ');
    expect(rowText(row, { trim: true })).toBe('a漢  e\u0301👨‍👩‍👧');
    expect(rowText(row, { from: 1, to: 3 })).toBe('漢');
    expect(rowText(rowOf(''))).toBe('');
    expect(rowText(rowOf('123456789012345678漢'))).toBe('123456789012345678漢');
  });
});

describe('rowToSgr', () => {
  it.each([
    ['plain', 'plain'],
    ['\x1b[1;31mred\x1b[22m x', '\x1b[1m\x1b[31mred\x1b[0m\x1b[31m x'],
    ['\x1b[92;105mx', '\x1b[92m\x1b[105mx'],
    ['\x1b[38;5;200;48;2;1;2;3mx\x1b[39;49my', '\x1b[38;5;200m\x1b[48;2;1;2;3mx\x1b[39m\x1b[49my'],
    ['\x1b[2;3;4;5;7;8;9;53mx', '\x1b[2;3;4;5;7;8;9;53mx'],
    ['\x1b[4:3;58:2::1:2:3mx\x1b[59my', '\x1b[4:3m\x1b[58:2::1:2:3mx\x1b[0;4:3my'],
    ['\x1b]8;id=a;http://x\x07l\x1b]8;;\x07.', '\x1b]8;id=a;http://x\x1b\\l\x1b]8;;\x1b\\.'],
  ])('%j as %j', (output, expected) => {
    expect(styled(output)).toBe(expected);
  });

  it('goes on from row to row', () => {
    const [first, second] = rowsOf('\x1b[31ma\r\nb\x1b[mc');
    const one = rowToSgr(first!);
    const two = rowToSgr(second!, one.state);
    expect([one.text, two.text]).toEqual(['\x1b[31ma', 'b\x1b[39mc']);
  });

  it('draws the same row again', () => {
    const output = '\x1b[1;4:3;58;5;9mab\x1b[0;7mé\x1b[38;2;9;8;7m漢\x1b]8;;http://x\x07z\x1b]8;;\x07👍🏽';
    expect(rowsEqual(rowOf(styled(output)), rowOf(output))).toBe(true);
  });
});

describe('rowsEqual', () => {
  it.each([
    ['a', 'b'],
    ['a', '\x1b[1ma'],
    ['e\u0301', 'e\u0302'],
    ['\x1b[4:3ma', '\x1b[4:4ma'],
    ['\x1b[4:3;58;5;1ma', '\x1b[4:3;58;5;2ma'],
    ['\x1b]8;;http://x\x07a', '\x1b]8;;http://y\x07a'],
  ])('tells %j from %j', (a, b) => {
    expect(rowsEqual(rowOf(a), rowOf(b))).toBe(false);
    expect(rowsEqual(rowOf(a), rowOf(a))).toBe(true);
  });

  it('copies outlive the emulator', () => {
    const row = rowOf('e\u0301\x1b[4:3mx');
    const copy = copyRow(row);
    row.cells.fill(0);
    expect(rowText(copy)).toBe('e\u0301x');
    expect(copy.extended!.get(1)!.underline).toBe(3);
  });
});
