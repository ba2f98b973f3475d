import { cell, type Row, rowText } from '@ccmux/term';
import { createXtermEmulator } from '@ccmux/term/xterm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyPorts } from '../testing/copy-ports.js';
import { CopyMode } from './copy-mode.js';

const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };

function open(
  text: string,
  size = { cols: 20, rows: 4 },
  exitAtBottom = false,
  historyLimit = 100,
  keys: 'emacs' | 'vi' = 'emacs',
) {
  const emulator = createXtermEmulator({ size, historyLimit, events: quiet, now: () => 0 });
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; ) at += emulator.write(bytes.subarray(at), 1000);
  const copied: string[] = [];
  let left = 0;
  const ports = copyPorts({ onLeave: () => left++, copy: (data) => copied.push(data) }, keys);
  const mode = new CopyMode(emulator, ports, { exitAtBottom });
  const run = (...commands: string[]): void => {
    for (const command of commands) {
      const [name = '', ...args] = command.split('=');
      const result = mode.command(name, args);
      if (result instanceof Promise) throw new Error('it took time');
      if (!result.ok) throw new Error(result.error);
    }
  };
  const shown = (): string[] => Array.from({ length: size.rows }, (_, y) => rowText(mode.row(y), { trim: true }));
  const at = (): [number, number] => [mode.cursor.x, mode.cursor.y];
  return { mode, run, shown, at, copied, left: () => left, emulator };
}

const numbered = (n: number): string => Array.from({ length: n }, (_, i) => `row ${i}`).join('\r\n');
const inverse = (row: Row): string =>
  Array.from({ length: row.cells.length / 3 }, (_, x) => (row.cells[x * 3 + 1]! & cell.fgInverse ? 'x' : '.')).join('');

describe('moving', () => {
  test('begins where the cursor is, and the position is shown at the top right', () => {
    const m = open(numbered(10));
    expect(m.at()).toEqual([5, 3]);
    expect(m.shown()).toEqual(['row 6          [0/6]', 'row 7', 'row 8', 'row 9']);
  });

  test('up past the top scrolls; the ends are the ends', () => {
    const m = open(numbered(10));
    m.run('cursor-up', 'cursor-up', 'cursor-up', 'cursor-up');
    expect(m.shown()[0]).toBe('row 5          [1/6]');
    expect(m.at()).toEqual([5, 0]);
    m.run('history-top', 'cursor-up');
    expect(m.shown()[0]).toBe('row 0          [6/6]');
    m.run('history-bottom', 'cursor-down');
    expect(m.shown()[3]).toBe('row 9');
    expect(m.mode.scrollPosition).toBe(0);
  });

  test('pages and half pages', () => {
    const m = open(numbered(30), { cols: 20, rows: 10 });
    m.run('page-up');
    expect(m.mode.scrollPosition).toBe(8);
    m.run('halfpage-up');
    expect(m.mode.scrollPosition).toBe(13);
    m.run('page-up', 'page-up');
    expect(m.mode.scrollPosition).toBe(20);
    m.run('page-down', 'halfpage-down', 'scroll-up', 'scroll-down');
    expect(m.mode.scrollPosition).toBe(7);
  });

  test('columns stay on the row', () => {
    const m = open('short\r\n');
    m.run('cursor-left', 'start-of-line', 'cursor-left');
    expect(m.at()[0]).toBe(0);
    m.run('cursor-up', 'end-of-line');
    expect(m.at()).toEqual([5, 0]);
    for (let i = 0; i < 30; i++) m.run('cursor-right');
    expect(m.at()).toEqual([0, 3]);
  });

  test('scrolling down past the end leaves only if it was entered so, and not with a selection', () => {
    const plain = open(numbered(10));
    plain.run('scroll-down');
    expect(plain.left()).toBe(0);
    const wheel = open(numbered(10), undefined, true);
    wheel.run('scroll-up');
    expect(wheel.left()).toBe(0);
    wheel.run('begin-selection', 'scroll-down');
    expect(wheel.left()).toBe(0);
    wheel.run('clear-selection', 'scroll-down');
    expect(wheel.left()).toBe(1);
  });

  test('an unknown command is an error', () => {
    expect(open('').mode.command('toString', [])).toEqual({ ok: false, error: 'unknown copy mode command: toString' });
  });

  test('the cursor stays on the picture, whatever is pressed', () => {
    const names = [
      'cursor-up',
      'cursor-down',
      'cursor-left',
      'cursor-right',
      'page-up',
      'page-down',
      'halfpage-up',
      'halfpage-down',
      'scroll-up',
      'scroll-down',
      'history-top',
      'history-bottom',
      'begin-selection',
      'clear-selection',
      'start-of-line',
      'end-of-line',
      'search-backward=1',
      'search-forward=row 2',
      'search-again',
      'search-reverse',
    ];
    fc.assert(
      fc.property(
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.constantFrom(...names), { maxLength: 40 }),
        (n, rows, commands) => {
          const m = open(numbered(n), { cols: 8, rows });
          for (const command of commands) {
            m.run(command);
            const { x, y } = m.mode.cursor;
            expect(x >= 0 && x < 8 && y >= 0 && y < rows).toBe(true);
            expect(m.mode.scrollPosition).toBeGreaterThanOrEqual(0);
            expect(m.shown().length).toBe(rows);
          }
          m.run('copy-selection-and-cancel');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what is below goes on', () => {
  test('the picture stands still', () => {
    const m = open(numbered(4));
    const before = m.shown();
    m.emulator.write(new TextEncoder().encode('\x1b[2J\x1b[Hgone'), 100);
    expect(m.shown()).toEqual(before);
  });

  test('also when its lines leave history', () => {
    const m = open(numbered(600), { cols: 20, rows: 4 }, false, 500);
    m.run('history-top', 'page-down');
    const before = m.shown();
    expect(before[0]).toMatch(/^row 98 /);
    m.emulator.write(new TextEncoder().encode(`\r\n${numbered(1000)}\x1b[3J\x1bc`), 1000);
    expect(m.shown()).toEqual(before);
    m.run('search-forward=row 599');
    expect(m.shown()[m.at()[1]]).toBe('row 599');
  });
});

describe('searching', () => {
  test('up, down, again, the other way, and around the ends', () => {
    const m = open('apple\r\nbanana\r\nApple pie\r\ncherry');
    m.run('search-backward=apple');
    expect(m.at()).toEqual([0, 2]);
    m.run('search-again');
    expect(m.at()).toEqual([0, 0]);
    m.run('search-again');
    expect(m.at()).toEqual([0, 2]);
    m.run('search-forward=ana');
    expect(m.at()).toEqual([4, 1]);
  });

  test('capitals make it exact', () => {
    const m = open('apple\r\nApple\r\napple');
    m.run('search-backward=Apple');
    expect(m.at()[1]).toBe(1);
    m.run('search-again');
    expect(m.at()[1]).toBe(1);
  });

  test('what is not there moves nothing', () => {
    const m = open('abc');
    m.run('search-backward=zzz', 'search-backward=');
    expect(m.at()).toEqual([3, 0]);
  });

  test('finds the next one in the same row, and what is wrapped', () => {
    const m = open('one two two\r\nabcdefgh', { cols: 5, rows: 8 });
    m.run('search-backward=two');
    expect(m.at()).toEqual([3, 1]);
    m.run('search-again');
    expect(m.at()).toEqual([4, 0]);
    m.run('search-forward=defg');
    expect(m.at()).toEqual([2, 4]);
  });

  test('finds text behind wide characters at its column', () => {
    const m = open('漢字 word\r\n');
    m.run('search-backward=word');
    expect(m.at()).toEqual([5, 0]);
    m.run('begin-selection', 'end-of-line', 'copy-selection-and-cancel');
    expect(m.copied).toEqual(['word']);
  });
});

describe('copying', () => {
  test('within a line, in either direction: in vi both ends, in emacs without the far one', () => {
    const m = open('hello world\r\n', undefined, false, 100, 'vi');
    m.run('cursor-up', 'start-of-line', 'begin-selection', ...Array<string>(4).fill('cursor-right'), 'copy-selection-and-cancel');
    const back = open('hello world\r\n', undefined, false, 100, 'vi');
    back.run('cursor-up', 'end-of-line', 'begin-selection', ...Array<string>(4).fill('cursor-left'), 'copy-selection-and-cancel');
    const emacs = open('hello world\r\n');
    emacs.run('cursor-up', 'start-of-line', 'begin-selection', ...Array<string>(4).fill('cursor-right'), 'copy-selection');
    expect([m.copied, back.copied, emacs.copied, m.left()]).toEqual([['hello'], ['orld\n'], ['hell'], 1]);
  });

  test('over lines: spaces at the ends are left out, wrapped lines are one', () => {
    const m = open('one   \r\nabcdefghijklmnopqrstuvwxyz\r\nend', { cols: 10, rows: 5 });
    m.run('history-top', 'start-of-line', 'begin-selection', 'history-bottom', 'end-of-line', 'copy-selection-and-cancel');
    expect(m.copied).toEqual(['one\nabcdefghijklmnopqrstuvwxyz\nend']);
  });

  test('wrapped at a space keeps the space', () => {
    const m = open('abcdefghi jklm', { cols: 10, rows: 3 });
    m.run('history-top', 'start-of-line', 'begin-selection', 'cursor-down', 'end-of-line', 'copy-selection-and-cancel');
    expect(m.copied).toEqual(['abcdefghi jklm']);
  });

  test('spaces that were selected within a line are copied, those behind it are not', () => {
    const m = open('one two   \r\n');
    m.run('cursor-up', 'start-of-line', 'begin-selection', ...Array<string>(4).fill('cursor-right'), 'copy-selection-and-cancel');
    expect(m.copied).toEqual(['one ']);
    const all = open('one two   \r\n');
    all.run('cursor-up', 'start-of-line', 'begin-selection', 'end-of-line', 'copy-selection-and-cancel');
    expect(all.copied).toEqual(['one two']);
  });

  test('wide characters and clusters are whole', () => {
    const m = open('漢字👩‍👩‍👧e\u0301x\r\n');
    m.run('cursor-up', 'start-of-line', 'begin-selection', 'end-of-line', 'copy-selection-and-cancel');
    expect(m.copied).toEqual(['漢字👩‍👩‍👧e\u0301x']);
  });

  test('without a selection nothing is copied', () => {
    const m = open('abc');
    m.run('copy-selection-and-cancel');
    expect([m.copied, m.left()]).toEqual([[], 1]);
  });

  test('what is selected is shown inverse', () => {
    const m = open('abc\r\ndef\r\nghi', { cols: 6, rows: 3 });
    m.run('cursor-up', 'start-of-line', 'cursor-right', 'begin-selection', 'cursor-down');
    expect([1, 2].map((y) => inverse(m.mode.row(y)))).toEqual(['.xxxxx', 'x.....']);
    m.run('clear-selection');
    expect([1, 2].map((y) => inverse(m.mode.row(y)))).toEqual(['......', '......']);
  });
});

describe('prompts', () => {
  const prompt = '\x1b]133;A\x07$ \x1b]133;B\x07';
  const session = Array.from({ length: 8 }, (_, i) => `${prompt}command ${i}\r\nout 1\r\nout 2\r\n`).join('') + prompt;

  test('are gone to in both directions, as far as there are any', () => {
    const m = open(session);
    expect(m.shown().at(-1)).toBe('$');
    m.run('previous-prompt');
    expect([m.shown()[0]!.slice(0, 11), ...m.at()]).toEqual(['$ command 7', 0, 0]);
    m.run('cursor-down', 'cursor-right', 'previous-prompt');
    expect([m.shown()[m.at()[1]]!.slice(0, 11), m.at()[0]]).toEqual(['$ command 7', 0]);
    for (let i = 6; i >= 0; i--) {
      m.run('previous-prompt');
      expect(m.shown()[m.at()[1]]!.slice(0, 11)).toBe(`$ command ${i}`);
    }
    m.run('previous-prompt');
    expect(m.shown()[m.at()[1]]!.slice(0, 11)).toBe('$ command 0');
    m.run('next-prompt', 'next-prompt');
    expect(m.shown()[m.at()[1]]!.slice(0, 11)).toBe('$ command 2');
    for (let i = 0; i < 10; i++) m.run('next-prompt');
    expect([m.shown().at(-1), m.at()[1]]).toEqual(['$', 3]);
  });

  test('are where nothing is gone to when no shell tells of them', () => {
    const m = open(numbered(10));
    m.run('previous-prompt');
    expect(m.at()).toEqual([5, 3]);
  });

  test('are left with the selection following', () => {
    const m = open(session);
    m.run('begin-selection', 'previous-prompt', 'copy-selection');
    expect(m.copied).toEqual(['$ command 7\nout 1\nout 2\n$']);
  });
});
