import type { Emulator } from '@ccmux/term';
import { createXtermEmulator } from '@ccmux/term/xterm';
import { describe, expect, test } from 'vitest';
import { diffCursors, diffScreens, formatDifferences } from './screen-diff.js';

const nothing = (): void => {};

function screen(output: string, cols = 10, rows = 3): Emulator {
  const emulator = createXtermEmulator({
    size: { cols, rows },
    historyLimit: 0,
    now: () => 0,
    events: {
      onReply: nothing,
      onTitle: nothing,
      onBell: nothing,
      onWorkingDirectory: nothing,
      onClipboard: nothing,
      onNotification: nothing,
    },
  });
  const bytes = Buffer.from(output);
  for (let at = 0; at < bytes.length; ) at += emulator.write(bytes.subarray(at), Number.POSITIVE_INFINITY);
  return emulator;
}

const diff = (expected: string, actual: string): string[] =>
  diffScreens(screen(expected), screen(actual), { at: { x: 0, y: 0 }, size: { cols: 10, rows: 3 } }).map(
    (d) => `${d.x},${d.y} ${d.expected} → ${d.got}`,
  );

describe('diffScreens', () => {
  test.each([
    ['an empty cell and a space', 'a b', 'a\x1b[Cb'],
    ['erased and printed background', '\x1b[41m   ', '\x1b[41m\x1b[3X'],
    ['sixteen colours and the same of 256', '\x1b[31;102mx', '\x1b[38;5;1;48;5;10mx'],
    ['protected and not', '\x1b[1"qx', 'x'],
    ['an underline said in two ways', '\x1b[4mx', '\x1b[4:1mx'],
    ['an underline colour without an underline', '\x1b[58:2::1:2:3mx', 'x'],
    ['ids of links', '\x1b]8;id=a;http://x\x1b\\x\x1b]8;;\x1b\\', '\x1b]8;;http://x\x1b\\x\x1b]8;;\x1b\\'],
  ])('%s are equal', (_, a, b) => {
    expect(diff(a, b)).toEqual([]);
  });

  test.each([
    ['text', 'x', 'y', '0,0 "x" → "y"'],
    ['colour', '\x1b[31mx', '\x1b[32mx', '0,0 "x" fg 1 → "x" fg 2'],
    ['true colour', '\x1b[48;2;1;2;3mx', 'x', '0,0 "x" bg #010203 → "x"'],
    ['bold', '\x1b[1mx', 'x', '0,0 "x" bold → "x"'],
    ['dim, italic', '\x1b[2;3mx', 'x', '0,0 "x" dim italic → "x"'],
    ['blink, inverse, hidden', '\x1b[5;7;8mx', 'x', '0,0 "x" blink inverse hidden → "x"'],
    ['strike, overline', '\x1b[9;53mx', 'x', '0,0 "x" strike overline → "x"'],
    ['underline style', '\x1b[4:3mx', '\x1b[4mx', '0,0 "x" curly underline → "x" underline'],
    ['underline colour', '\x1b[4;58;5;9mx', '\x1b[4mx', '0,0 "x" underline in 9 → "x" underline'],
    ['link', '\x1b]8;;http://x\x1b\\x', 'x', '0,0 "x" link http://x → "x"'],
    ['combining', 'e\u0301', 'e', '0,0 "e\u0301" → "e"'],
  ])('%s differs', (_, a, b, line) => {
    expect(diff(a, b)).toEqual([line]);
  });

  test('a wide character differs in both of its halves', () => {
    expect(diff('漢', 'a')).toEqual(['0,0 "漢" wide → "a"', '1,0 right half → " "']);
  });

  test('compares a region inside a larger screen', () => {
    const actual = screen('....\r\n.ab.\r\n....', 4, 3);
    const region = { at: { x: 1, y: 1 }, size: { cols: 2, rows: 1 } };
    expect(diffScreens(screen('ab', 2, 1), actual, region)).toEqual([]);
    expect(formatDifferences(diffScreens(screen('ax', 2, 1), actual, region))).toBe(
      '1 cells differ\n  1,0: expected "x", got "b"',
    );
  });
});

describe('diffCursors', () => {
  const at = { x: 0, y: 0 };
  test('place, visibility and shape', () => {
    expect(diffCursors(screen('ab'), screen('ab'), at)).toEqual([]);
    expect(diffCursors(screen('ab'), screen('a'), at)).toEqual(['cursor at 1,0, not 2,0']);
    expect(diffCursors(screen('\x1b[?25l'), screen(''), at)).toEqual(['cursor is visible, not hidden']);
    expect(diffCursors(screen('\x1b[?25l'), screen('xx\x1b[?25l'), at)).toEqual([]);
    expect(diffCursors(screen('\x1b[6 q'), screen(''), at)).toEqual(['cursor shape default, not bar']);
  });

  test('a pending wrap is drawn on the last column', () => {
    expect(diffCursors(screen('0123456789'), screen('012345678'), at)).toEqual([]);
  });
});
