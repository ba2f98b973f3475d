import xterm from '@xterm/headless';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Emulator } from '../emulator/port.js';
import { rowText } from '../screen/row-text.js';
import { createXtermEmulator, restoreXtermEmulator } from './emulator.js';

const options = {
  historyLimit: 1000,
  liveRows: 8,
  events: { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} },
  now: () => 0,
};
const size = { cols: 20, rows: 4 };

function printed(text: string): Emulator {
  const emulator = createXtermEmulator({ ...options, size });
  put(emulator, text);
  return emulator;
}

function put(emulator: Emulator, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += emulator.write(bytes.subarray(at), 1000);
}

function next(emulator: Emulator, to = size): Emulator {
  const restored = restoreXtermEmulator(emulator.salvage(to), options);
  if (!restored.ok) throw new Error(JSON.stringify(restored.error));
  return restored.value;
}

const rows = (emulator: Emulator): string[] => [
  ...Array.from({ length: emulator.historySize }, (_, i) => rowText(emulator.historyRow(i), { trim: true })),
  ...Array.from({ length: emulator.size.rows }, (_, y) => rowText(emulator.row(y), { trim: true })),
];

const lines = Array.from({ length: 100 }, (_, i) => `line ${i}`);

afterEach(() => vi.restoreAllMocks());

describe('what is salvaged of an emulator that has failed', () => {
  it('is all of it, outside of the sequence that it was in', () => {
    const failed = printed(`${lines.join('\r\n')}\x1b[31m\x1b]2;half`);
    const other = next(failed);
    expect(rows(other)).toEqual(lines);
    expect(other.cursor).toEqual(failed.cursor);
    put(other, 'x');
    expect(rows(other).at(-1)).toBe('line 99x');
    expect(other.row(3).cells).not.toEqual(printed('line 99x').row(0).cells);
  });

  it.each([
    ['narrower and lower', { cols: 10, rows: 2 }],
    ['wider and higher', { cols: 40, rows: 30 }],
    ['as narrow as can be', { cols: 1, rows: 1 }],
  ])('for a screen that is %s, has every line in the history and an empty screen', (_, to) => {
    const failed = printed(`${lines.join('\r\n')}\x1b[?1049h\x1b[2Jon the other screen`);
    const other = next(failed, to);
    expect(rows(other)).toEqual(new Array<string>(to.rows).fill(''));
    put(other, '\x1b[?1049l');
    const all = rows(other).join('');
    expect(all.replaceAll(' ', '')).toBe(lines.join('').replaceAll(' ', ''));
    put(other, 'prompt$ ');
    expect(rows(other).join('')).toContain(to.cols > 1 ? 'prompt$' : '$');
    for (const again of [size, to, { cols: 80, rows: 50 }]) other.resize(again);
    expect(rows(other).map((row) => row.replaceAll(' ', ''))).toContain('line0');
  });

  it('while a resize was under way, is as it was before', () => {
    const failed = printed(lines.join('\r\n'));
    vi.spyOn(xterm.Terminal.prototype, 'resize').mockImplementation(() => {
      throw new Error('made to fail');
    });
    expect(() => failed.resize({ cols: 12, rows: 60 })).toThrow('made to fail');
    vi.restoreAllMocks();
    expect(rows(next(failed))).toEqual(lines);
    expect(rows(next(failed, { cols: 12, rows: 60 })).slice(0, 100)).toEqual(lines);
  });
});
