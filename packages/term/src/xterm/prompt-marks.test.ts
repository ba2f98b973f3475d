import { describe, expect, test } from 'vitest';
import type { Emulator } from '../emulator/port.js';
import { bgPrompt, type Row, wordsPerCell } from '../screen/cell.js';
import { rowText } from '../screen/row-text.js';
import { rowToSgr } from '../screen/row-to-sgr.js';
import { createXtermEmulator, restoreXtermEmulator } from './index.js';

const events = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };
const prompt = '\x1b]133;A\x07\x1b[0;32m$\x1b[0m \x1b]133;B\x07';

function start(historyLimit = 400): { emulator: Emulator; put: (output: string) => void } {
  const emulator = createXtermEmulator({ size: { cols: 20, rows: 4 }, historyLimit, now: () => 0, events });
  return { emulator, put: (output) => void emulator.write(new TextEncoder().encode(output), 1000) };
}

const columns = ({ cells }: Row): number[] =>
  Array.from({ length: cells.length / wordsPerCell }, (_, x) => x).filter((x) => cells[x * wordsPerCell + 2]! & bgPrompt);

/** Texts of the rows that a prompt begins in, of all that there is. */
const prompts = (emulator: Emulator): string[] => {
  const view = emulator.snapshot();
  return Array.from({ length: view.rows }, (_, y) => view.row(y)).flatMap((row) =>
    columns(row).length > 0 ? [rowText(row, { trim: true })] : [],
  );
};

describe('where prompts begin', () => {
  test('one cell is marked, however it looks, and nothing behind it', () => {
    const { emulator, put } = start();
    put(`before\r\n${prompt}ls\r\nout`);
    expect(prompts(emulator)).toEqual(['$ ls']);
    expect(columns(emulator.row(1))).toEqual([0]);
    expect(rowToSgr(emulator.row(1), undefined, { trim: true }).text).toBe('\x1b[32m$\x1b[39m ls');
  });

  test.each(['B', 'C', 'D', 'D;0', 'L', 'Ax', ''])('133;%s begins none', (data) => {
    const { emulator, put } = start();
    put(`\x1b]133;A\x07\x1b]133;${data}\x07x`);
    expect(prompts(emulator)).toEqual([]);
  });

  test('the mark is erased and overwritten with its cell', () => {
    const { emulator, put } = start();
    put(`${prompt}ls\r\x1b[K$ no prompt`);
    expect(prompts(emulator)).toEqual([]);
    put(`\x1b]133;A;aid=1\x1b\\\x1b[2K\x1b[H漢`);
    expect(prompts(emulator)).toEqual(['漢']);
  });

  test('it stays in history, packed and wrapped anew', () => {
    const { emulator, put } = start();
    for (let i = 0; i < 150; i++) put(`${prompt}command ${i}\r\n${'output '.repeat(5)}\r\n`);
    const expected = Array.from({ length: 150 }, (_, i) => `$ command ${i}`);
    const seen = prompts(emulator);
    expect(seen.length).toBeGreaterThan(120);
    expect(seen).toEqual(expected.slice(-seen.length));
    emulator.resize({ cols: 13, rows: 4 });
    expect(prompts(emulator).at(-1)).toBe('$ command 149');
    emulator.resize({ cols: 5, rows: 4 });
    expect(prompts(emulator).slice(-1)).toEqual(['$ com']);
    emulator.resize({ cols: 40, rows: 4 });
    expect(prompts(emulator).at(-1)).toBe('$ command 149');
  });

  test('an image has the marks, and the one that is still to come', () => {
    const { emulator, put } = start();
    put(`${prompt}one\r\n\x1b]133;A\x07\x1b[1m`);
    const restored = restoreXtermEmulator(emulator.save(), { historyLimit: 400, now: () => 0, events });
    if (!restored.ok) throw new Error(restored.error.kind);
    restored.value.write(new TextEncoder().encode('two\r\nthree'), 1000);
    expect(prompts(restored.value)).toEqual(['$ one', 'two']);
  });
});
