import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Emulator } from '../emulator/port.js';
import type { Row } from '../screen/cell.js';
import { rowText } from '../screen/row-text.js';
import { createXtermEmulator } from './emulator.js';
import { FloodBudget } from './flood-budget.js';

const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };

const everything = 20_000;

interface Size {
  readonly cols: number;
  readonly rows: number;
}

const start = (size: Size, liveRows: number, historyLimit = everything, flood?: FloodBudget, now = () => 0): Emulator =>
  createXtermEmulator({ size, historyLimit, liveRows, flood, events: quiet, now });

const put = (emulator: Emulator, text: string): void => {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; ) at += emulator.write(bytes.subarray(at), 1000);
};

const rowsOf = (emulator: Emulator): Row[] => [
  ...Array.from({ length: emulator.historySize }, (_, i) => emulator.historyRow(i)),
  ...Array.from({ length: emulator.size.rows }, (_, y) => emulator.row(y)),
];

const plainRow = (row: Row) => ({
  text: rowText(row),
  cells: Array.from(row.cells).join(' '),
  clusters: [...(row.clusters ?? [])],
  extended: [...(row.extended ?? [])],
  wrapped: row.wrapped,
});

const picture = (emulator: Emulator) => ({
  history: emulator.historySize,
  cursor: emulator.cursor,
  rows: rowsOf(emulator).map(plainRow),
});

const text = fc.oneof(
  fc.constantFrom('a', 'hello', ' ', '     ', 'the quick brown fox jumps over the lazy dog', 'x'.repeat(70)),
  fc.constantFrom('é', 'e\u0301', '漢', 'かな漢字', '👨‍👩‍👧', '🇩🇪', '❤️', '👍🏽', '한글', '─│┐', '漢'.repeat(30)),
);
const line = fc
  .tuple(fc.array(text, { maxLength: 4 }), fc.constantFrom('\r\n', '\r\n', '\r\n', '\n'))
  .map(([t, e]) => t.join('') + e);
const controls = fc.constantFrom('\r', '\b', '\t', '\x0e', '\x0f', '\n\n\n', '\x1bD', '\x1bE', '\x1bM', '\x1b7', '\x1b8');
const attributes = fc.constantFrom(
  '\x1b[m',
  '\x1b[31m',
  '\x1b[1;4:3;58:5:9m',
  '\x1b[4m',
  '\x1b[48;2;1;2;3m',
  '\x1b[44m',
  '\x1b[38;5;200;7m',
  '\x1b]8;;https://a/\x1b\\',
  '\x1b]8;id=2;https://b/\x1b\\',
  '\x1b]8;;\x1b\\',
);
const sequences = fc.constantFrom(
  '\x1b[H',
  '\x1b[99;99H',
  '\x1b[2;8H',
  '\x1b[5G',
  '\x1b[A',
  '\x1b[B',
  '\x1b[C',
  '\x1b[3D',
  '\x1b[J',
  '\x1b[1J',
  '\x1b[2J',
  '\x1b[3J',
  '\x1b[K',
  '\x1b[1K',
  '\x1b[2K',
  '\x1b[L',
  '\x1b[2M',
  '\x1b[S',
  '\x1b[2T',
  '\x1b[3P',
  '\x1b[2@',
  '\x1b[4X',
  '\x1b[30b',
  '\x1b[4h',
  '\x1b[4l',
  '\x1b[?7l',
  '\x1b[?7h',
  '\x1b[?45h',
  '\x1b[?6h',
  '\x1b[?6l',
  '\x1b[2;4r',
  '\x1b[1;3r',
  '\x1b[r',
  '\x1b[?1049h',
  '\x1b[?1049l',
  '\x1bc',
  '\x1b[!p',
  '\x1b#8',
);
const output = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: line },
      { weight: 3, arbitrary: text },
      { weight: 2, arbitrary: controls },
      { weight: 3, arbitrary: attributes },
      { weight: 2, arbitrary: sequences },
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const size = fc.record({ cols: fc.integer({ min: 2, max: 40 }), rows: fc.integer({ min: 1, max: 12 }) });

describe('history and screen', () => {
  it('are what an emulator with unlimited scrollback shows, whatever is printed and resized', () => {
    fc.assert(
      fc.property(
        size,
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.integer({ min: 1, max: 20 })),
        fc.array(fc.tuple(output, fc.boolean(), fc.option(size)), { minLength: 1, maxLength: 8 }),
        (first, liveRows, afterRows, steps) => {
          const flood = afterRows === null ? undefined : new FloodBudget({ bytes: 1e9, afterRows, withinMs: 1000 });
          const packed = start(first, liveRows, everything, flood);
          const whole = start(first, everything);
          for (const [bytes, pauses, next] of steps) {
            put(packed, bytes);
            put(whole, bytes);
            if (pauses) packed.settle();
            if (next !== null) {
              packed.resize(next);
              whole.resize(next);
            }
            expect(picture(packed)).toEqual(picture(whole));
          }
          packed.dispose();
          whole.dispose();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keep to the limit, packed or not', () => {
    const size = { cols: 20, rows: 4 };
    const budget = new FloodBudget({ bytes: 1e9, afterRows: 50, withinMs: 1000 });
    const emulator = start(size, 10, 100, budget);
    for (let i = 0; i < 40; i++) put(emulator, `line ${i}\r\n`);
    expect([emulator.historySize, emulator.isUnsettled]).toEqual([37, false]);
    for (let i = 40; i < 1000; i++) {
      put(emulator, `line ${i}\r\n`);
      expect(emulator.historySize).toBe(Math.min(i - 2, 100));
    }
    expect(budget.take(1e9)).toBe(false);
    const before = picture(emulator);
    expect(before.rows[0]!.text).toBe('line 897');
    while (emulator.isUnsettled) emulator.settle();
    expect(picture(emulator)).toEqual(before);
    expect(budget.take(1e9)).toBe(true);
    for (let i = 1000; i < 1200; i++) put(emulator, `line ${i}\r\n`);
    expect([emulator.historySize, rowText(emulator.historyRow(0))]).toEqual([100, 'line 1097']);
  });

  it('give the memory of a flood back', () => {
    const budget = new FloodBudget({ bytes: 1e6, afterRows: 50, withinMs: 1000 });
    const end = [
      (emulator: Emulator) => emulator.dispose(),
      (emulator: Emulator) => put(emulator, '\x1bc'),
      (emulator: Emulator) => emulator.resize({ cols: 30, rows: 4 }),
      (emulator: Emulator) => void emulator.snapshot(),
    ];
    for (const stop of end) {
      const emulator = start({ cols: 20, rows: 4 }, 10, 1000, budget);
      put(emulator, 'x\r\n'.repeat(200));
      expect(budget.take(1e6)).toBe(false);
      stop(emulator);
      expect(budget.take(1e6)).toBe(true);
      budget.give(1e6);
    }
  });

  it('pack at once what comes slowly, however long it goes on', () => {
    const budget = new FloodBudget({ bytes: 1e6, afterRows: 50, withinMs: 1000 });
    let nowMs = 0;
    const emulator = start({ cols: 20, rows: 4 }, 10, 1000, budget, () => nowMs);
    for (let i = 0; i < 1000; i++) {
      put(emulator, 'x\r\n');
      nowMs += 25;
      expect(emulator.isUnsettled).toBe(false);
    }
    put(emulator, 'x\r\n'.repeat(200));
    expect(emulator.isUnsettled).toBe(true);
  });

  it('pack as before when there is no memory for a flood', () => {
    const emulator = start({ cols: 20, rows: 4 }, 10, 100, new FloodBudget({ bytes: 1000, afterRows: 50, withinMs: 1000 }));
    put(emulator, 'x\r\n'.repeat(500));
    expect(emulator.historySize).toBe(100);
    emulator.settle();
    expect(emulator.isUnsettled).toBe(false);
  });
});
