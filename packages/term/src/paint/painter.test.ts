import { checkOutput, screenText } from '@ccmux/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Emulator } from '../emulator/port.js';
import { createXtermEmulator } from '../xterm/index.js';
import { type Capabilities, detectCapabilities } from './capabilities.js';
import { type CellSide, Grid } from './grid.js';
import type { PaintCursor } from './host-cursor.js';
import { Painter } from './painter.js';

const full = detectCapabilities({ term: 'xterm-256color', colorterm: 'truecolor' });
const hidden: PaintCursor = { x: 0, y: 0, visible: false, shape: undefined, blink: false };
const ascii = new TextEncoder();

const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };
const terminal = (cols: number, rows: number): Emulator =>
  createXtermEmulator({ size: { cols, rows }, historyLimit: 0, events: quiet, now: () => 0 });

/** Parses all of it. */
function feed(emulator: Emulator, bytes: Uint8Array | string): void {
  const all = typeof bytes === 'string' ? ascii.encode(bytes) : bytes;
  for (let at = 0; at < all.length; ) at += emulator.write(all.subarray(at), 1000);
}

/** What a program's screen is on the wire and in the compositor. */
function gridOf(emulator: Emulator): Grid {
  const grid = new Grid(emulator.size);
  for (let y = 0; y < emulator.size.rows; y++) {
    const row = emulator.row(y);
    const side = new Map<number, CellSide>();
    for (let x = 0; x < emulator.size.cols; x++) {
      const cluster = row.clusters?.get(x);
      const extended = row.extended?.get(x);
      if (cluster === undefined && extended === undefined) continue;
      const { underline = 0, underlineColour = 0, link = '', linkId = '' } = extended ?? {};
      side.set(x, { cluster: cluster ?? '', underline, underlineColour, link, linkId });
    }
    grid.write(0, y, row.cells.slice(), side);
  }
  return grid;
}

function host(cols: number, rows: number): Emulator {
  const emulator = terminal(cols, rows);
  feed(emulator, '\x1b[?7l');
  return emulator;
}

const all = (grid: Grid): Uint8Array => new Uint8Array(grid.rows).fill(1);

/** A piece of a program's output: moves, attributes, text of all kinds, erasing. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.nat(14), fc.nat(34)).map(([y, x]) => `\x1b[${y + 1};${x + 1}H`) },
  { weight: 4, arbitrary: fc.constantFrom('a', 'foo bar', '      ', 'x'.repeat(40), '=~=', '|') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('漢字', 'かな', 'é', 'e\u0301', '─┼│', 'Ω', '🙂', '👨‍👩‍👧', '👍🏽', '🇩🇪', '❤️', '한글'),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        '0',
        '1',
        '2',
        '3',
        '4',
        '4:2',
        '4:3',
        '4:5',
        '5',
        '7',
        '8',
        '9',
        '21',
        '22',
        '23',
        '24',
        '25',
        '27',
        '28',
        '29',
        '53',
        '55',
        '31',
        '97',
        '39',
        '44',
        '102',
        '49',
        '38;5;3',
        '48;5;200',
        '38;2;1;2;3',
        '48;2;250;0;99',
        '58:5:7',
        '58:2::9:8:7',
        '59',
      )
      .map((p) => `\x1b[${p}m`),
  },
  { weight: 1, arbitrary: fc.constantFrom('\x1b]8;;http://a.b/c\x1b\\', '\x1b]8;id=q;https://x.y\x1b\\', '\x1b]8;;\x1b\\') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\x1b[K',
      '\x1b[1K',
      '\x1b[J',
      '\x1b[5X',
      '\x1b[3P',
      '\x1b[2@',
      '\x1b[L',
      '\x1b[M',
      '\r\n',
      '\x1b[1"q',
      '\x1b[0"q',
    ),
  },
);
const output = fc.array(piece, { minLength: 1, maxLength: 60 }).map((p) => p.join(''));

describe('Painter', () => {
  it('makes a real terminal show every cell of any picture after any other', () => {
    fc.assert(
      fc.property(fc.array(output, { minLength: 1, maxLength: 4 }), (outputs) => {
        const program = terminal(30, 12);
        const shown = host(30, 12);
        const painter = new Painter({ cols: 30, rows: 12 }, full);
        for (const text of outputs) {
          feed(program, text);
          const grid = gridOf(program);
          const cursor = { ...program.cursor };
          const bytes = painter.paint(grid, all(grid), cursor);
          expect(checkOutput(bytes, 'paint')).toBeUndefined();
          feed(shown, bytes);
          expect(screenText(shown)).toEqual(screenText(program));
          expect(shown.cursor.visible).toBe(cursor.visible);
          if (cursor.visible) expect([shown.cursor.x, shown.cursor.y]).toEqual([cursor.x, cursor.y]);
          expect(painter.paint(grid, all(grid), cursor).length).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows the same with autowrap on', () => {
    const program = terminal(8, 3);
    feed(program, `${'x'.repeat(24)}`);
    const shown = terminal(8, 3);
    feed(shown, new Painter({ cols: 8, rows: 3 }, full).paint(gridOf(program), new Uint8Array(3).fill(1), hidden));
    expect(screenText(shown)).toEqual(screenText(program));
  });

  it('writes nothing but the allowed grammar, whatever the cells hold', () => {
    const word = fc.oneof(
      fc.nat(0xffffffff),
      fc.constantFrom(0, 0x400041, 0x80001b, 0x40009b, 0x400007, 0x40202e, 0x600041, 0xa0d800),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('\x1b]0;x\x07', 'a\u202eb', '\ud800', '\u009b5n', 'e\u0301'),
    );
    const side = fc.record({
      cluster: text,
      underline: fc.constantFrom(0 as const, 1 as const, 3 as const, 5 as const),
      underlineColour: fc.nat(0xffffffff),
      link: fc.oneof(
        text,
        text.map((t) => `http://${t}`),
      ),
      linkId: text,
    });
    const capabilities: fc.Arbitrary<Capabilities> = fc.constantFrom(
      full,
      detectCapabilities({ term: 'linux' }),
      detectCapabilities({ term: 'vt100' }),
      detectCapabilities({ term: 'screen' }),
      detectCapabilities({ term: 'xterm' }),
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 36, maxLength: 36 }),
        fc.array(fc.tuple(fc.nat(11), side), { maxLength: 8 }),
        capabilities,
        (words, sides, caps) => {
          const grid = new Grid({ cols: 6, rows: 2 });
          grid.cells.set(words);
          for (const [at, entry] of sides) grid.side.set(at, entry);
          const painter = new Painter(grid, caps);
          for (let i = 0; i < 2; i++) expect(checkOutput(painter.paint(grid, all(grid), hidden), 'paint')).toBeUndefined();
          grid.clear();
          expect(checkOutput(painter.paint(grid, all(grid), hidden), 'paint')).toBeUndefined();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps the columns of what follows on a host that gives characters another width', () => {
    const program = terminal(20, 1);
    feed(program, '👨‍👩‍👧x🙂y\u{1fae8}z');
    const bytes = new Painter({ cols: 20, rows: 1 }, full).paint(gridOf(program), Uint8Array.of(1), hidden);
    const text = new TextDecoder().decode(bytes);
    for (const follower of ['x', 'y', 'z']) expect(text).toMatch(new RegExp(`\\x1b\\[\\d+G${follower}`));
  });

  it('paints again what a host may have covered that draws the parts of a cluster side by side', () => {
    const program = terminal(20, 1);
    feed(program, '  abcdefgh');
    const painter = new Painter({ cols: 20, rows: 1 }, full);
    painter.paint(gridOf(program), Uint8Array.of(1), hidden);
    feed(program, '\r👨‍👩‍👧');
    const text = new TextDecoder().decode(painter.paint(gridOf(program), Uint8Array.of(1), hidden));
    expect(text).toContain('👨‍👩‍👧\x1b[3Gabcd\x1b[?2026l');
  });

  it('degrades what the host lacks', () => {
    const program = terminal(20, 1);
    feed(program, '\x1b[4:3;58:2::1:2:3;38;2;255;0;0mab\x1b[0;3;9;53mcd');
    const paint = (caps: Capabilities): string =>
      new TextDecoder().decode(new Painter({ cols: 20, rows: 1 }, caps).paint(gridOf(program), Uint8Array.of(1), hidden));
    expect(paint(full)).toContain('\x1b[4:3;58:2::1:2:3;38;2;255;0;0mab');
    expect(paint(detectCapabilities({ term: 'xterm-256color' }))).toContain('\x1b[4;38;5;196mab');
    expect(paint(detectCapabilities({ term: 'linux' }))).toContain('\x1b[4;31mab\x1b[mcd');
    expect(paint(detectCapabilities({ term: 'vt100' }))).toContain('\x1b[4mab\x1b[mcd');
  });

  it('writes a changed cell and the cursor, and no more', () => {
    const program = terminal(80, 24);
    feed(program, '\x1b[5;1H$ ls');
    const painter = new Painter({ cols: 80, rows: 24 }, full);
    const first = gridOf(program);
    painter.paint(first, all(first), program.cursor);
    feed(program, 'x');
    const grid = gridOf(program);
    expect(new TextDecoder().decode(painter.paint(grid, all(grid), program.cursor))).toBe('\x1b[?2026hx\x1b[?2026l');
  });
});
