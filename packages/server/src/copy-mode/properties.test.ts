import { createXtermEmulator } from '@ccmux/term/xterm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyPorts } from '../testing/copy-ports.js';
import { CopyMode } from './copy-mode.js';
import { Grid } from './grid.js';

const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };

interface Screen {
  readonly cols: number;
  readonly rows: number;
  readonly lines: readonly string[];
}

const piece = fc.constantFrom('foo', 'bar(x)', 'a.b', 'é', '漢字', '{y [z] (w)}', '  ', '--flag', '"q"', 'e\u0301', '👩‍👩‍👧', '');
const line = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '));
const screen: fc.Arbitrary<Screen> = fc.record({
  cols: fc.integer({ min: 2, max: 24 }),
  rows: fc.integer({ min: 1, max: 7 }),
  lines: fc.array(line, { minLength: 1, maxLength: 20 }),
});
const keys = fc.constantFrom('emacs' as const, 'vi' as const);

const moves =
  'cursor-up cursor-down cursor-left cursor-right start-of-line end-of-line back-to-indentation top-line middle-line bottom-line next-paragraph previous-paragraph next-matching-bracket previous-matching-bracket next-word next-space next-word-end next-space-end previous-word previous-space page-up page-down halfpage-up halfpage-down scroll-up scroll-down scroll-top scroll-middle scroll-bottom recentre-top-bottom history-top history-bottom jump-again jump-reverse jump-to-mark set-mark cursor-centre-horizontal cursor-centre-vertical'.split(
    ' ',
  );
const selects = 'other-end begin-selection select-line select-word rectangle-toggle clear-selection stop-selection'.split(' ');
const others = [
  ...['goto-line=3', 'jump-forward=o', 'jump-to-backward=b', 'search-forward=o', 'search-backward=[a-f]+', 'search-again'],
  ...['search-reverse', 'selection-mode=word', 'search-backward-incremental==fo', 'refresh-from-pane', 'toggle-position'],
];
const commands = (...names: string[]): fc.Arbitrary<string[]> => fc.array(fc.constantFrom(...names), { maxLength: 25 });

function open({ cols, rows, lines }: Screen, keyTable: 'emacs' | 'vi') {
  const emulator = createXtermEmulator({ size: { cols, rows }, historyLimit: 200, events: quiet, now: () => 0 });
  const bytes = new TextEncoder().encode(lines.join('\r\n'));
  for (let at = 0; at < bytes.length; ) at += emulator.write(bytes.subarray(at), 1000);
  const copied: string[] = [];
  const mode = new CopyMode(emulator, copyPorts({ copy: (text) => copied.push(text) }, keyTable));
  const run = (...names: readonly string[]): void => {
    for (const name of names) {
      const at = name.indexOf('=');
      void mode.command(at < 0 ? name : name.slice(0, at), at < 0 ? [] : [name.slice(at + 1)]);
    }
  };
  const number = (name: string): number => Number(mode.variable(name));
  return { emulator, mode, copied, run, number };
}

/** All of the picture, its lines whole. */
function wholeText(grid: Grid): string {
  let text = '';
  for (let y = 0; y <= grid.lastRow; y++) text += grid.isWrapped(y) ? grid.wholeText(y) : `${grid.wholeText(y)}\n`;
  return text;
}

describe('whatever is done in copy mode', () => {
  test('the cursor stays on the screen, in its row, and the screen in the picture', () => {
    fc.assert(
      fc.property(screen, keys, commands(...moves, ...selects, ...others), (s, keyTable, names) => {
        const m = open(s, keyTable);
        for (const name of names) {
          m.run(name);
          const { x, y } = m.mode.cursor;
          expect(x >= 0 && x < s.cols && y >= 0 && y < s.rows, name).toBe(true);
          expect(m.mode.scrollPosition >= 0 && m.mode.scrollPosition <= m.mode.historySize, name).toBe(true);
          for (let row = 0; row < s.rows; row++) expect(m.mode.row(row).cells.length).toBe(s.cols * 3);
        }
      }),
      { numRuns: 120 },
    );
  });

  test('moving alone selects and copies nothing', () => {
    fc.assert(
      fc.property(screen, keys, commands(...moves), (s, keyTable, names) => {
        const m = open(s, keyTable);
        m.run(...names, 'copy-selection');
        expect([m.copied, m.mode.variable('selection_present')]).toEqual([[], '0']);
      }),
    );
  });

  test('what is copied is a piece of the text, without rectangles', () => {
    fc.assert(
      fc.property(screen, keys, commands(...moves, 'other-end', 'select-word', 'begin-selection'), (s, keyTable, names) => {
        const m = open(s, keyTable);
        m.run('begin-selection', ...names, 'copy-selection-no-clear');
        const all = wholeText(new Grid(m.emulator.snapshot(), s.rows));
        for (const text of m.copied) expect(`${all}\n`).toContain(text);
      }),
      { numRuns: 150 },
    );
  });

  test('selecting everything copies everything', () => {
    fc.assert(
      fc.property(screen, (s) => {
        const m = open(s, 'emacs');
        m.run('history-top', 'begin-selection', 'history-bottom', 'copy-selection');
        const all = wholeText(new Grid(m.emulator.snapshot(), s.rows)).slice(0, -1);
        expect(m.copied).toEqual(all === '' ? [] : [all]);
      }),
    );
  });

  test('going to the other end twice changes nothing', () => {
    fc.assert(
      fc.property(screen, keys, commands(...moves), (s, keyTable, names) => {
        const m = open(s, keyTable);
        const ends = (): string[] => ['start_x', 'start_y', 'end_x', 'end_y'].map((end) => m.mode.variable(`selection_${end}`)!);
        m.run('begin-selection', ...names);
        const before = ends();
        m.run('other-end', 'other-end');
        expect(ends()).toEqual(before);
      }),
    );
  });

  test('what was right of the cursor is left of it again after cursor-right and cursor-left', () => {
    fc.assert(
      fc.property(screen, commands(...moves), (any, names) => {
        // Behind a wide character the cursor comes back to its right half.
        const s = { ...any, lines: any.lines.map((text) => text.replace(/[^ -~]/gu, 'w')) };
        const m = open(s, 'emacs');
        m.run(...names);
        const before = [m.number('copy_cursor_x'), m.number('copy_cursor_y') - m.number('scroll_position')];
        m.run('cursor-right');
        const after = [m.number('copy_cursor_x'), m.number('copy_cursor_y') - m.number('scroll_position')];
        m.run('cursor-left');
        const again = [m.number('copy_cursor_x'), m.number('copy_cursor_y') - m.number('scroll_position')];
        // Past the end of the picture, or past the end of a row, from where the cursor goes to the next one.
        if (after[1] === before[1] && after[0] !== before[0]) expect(again).toEqual(before);
      }),
    );
  });
});

describe('searching', () => {
  test('comes to every match, one after the other, and then to the first again', () => {
    fc.assert(
      fc.property(screen, fc.constantFrom('o', 'foo', 'a', '字', 'e'), (s, text) => {
        const m = open(s, 'vi');
        m.run('history-bottom', `search-backward-text=${text}`);
        const count = Number(m.mode.variable('search_count') ?? 0);
        const all = wholeText(new Grid(m.emulator.snapshot(), s.rows)).toLowerCase();
        expect(count).toBe(all.split(text).length - 1);
        if (count === 0) return;
        const place = (): string => `${m.number('copy_cursor_x')} ${m.number('copy_cursor_y') - m.number('scroll_position')}`;
        const first = place();
        const seen = new Set([first]);
        for (let n = 1; n < count; n++) {
          m.run('search-again');
          seen.add(place());
        }
        m.run('search-again');
        expect([seen.size, place()]).toEqual([count, first]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('another size', () => {
  test('leaves the cursor on its character', () => {
    fc.assert(
      fc.property(screen, fc.integer({ min: 2, max: 24 }), fc.integer({ min: 1, max: 7 }), fc.nat(), (s, cols, rows, n) => {
        const m = open(s, 'emacs');
        const before = new Grid(m.emulator.snapshot(), s.rows);
        const y = n % (before.lastRow + 1);
        const x = n % s.cols;
        const text = before.text(x, y);
        if (text.trim() === '') return;
        const after = before.resized(cols, rows);
        const at = before.locate({ row: y, x }, after);
        expect(after.text(at.x, at.row)).toBe(text);
        expect(after.locate(at, before)).toEqual({ row: y, x });
        m.mode.resize({ cols, rows });
        const { x: cx, y: cy } = m.mode.cursor;
        expect(cx < cols && cy < rows).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
