import { seededRandom } from '@ccmux/testkit';
import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import type { Emulator } from '../emulator/port.js';
import { Sanitizer } from '../sanitize/sanitizer.js';
import { charProperties } from '../width/clusters.js';
import { createXtermEmulator } from './emulator.js';
import { registerGuards } from './guards.js';
import { openInternals } from './internals.js';

const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };
const clusters = [
  'é',
  'e\u0301',
  '漢',
  'かな',
  '👨‍👩‍👧',
  '🇩🇪',
  '🇫',
  '❤️',
  '1️⃣',
  '👍🏽',
  '한',
  '\u1112\u1161\u11ab',
  'की',
  'न้ำ',
  '─│┐',
  '\u0301',
  '\u1161',
];
const text = ['a', 'hello', 'the quick brown fox jumps over the lazy dog', ' ', '          ', 'x'.repeat(200)];
const controls = ['\n', '\r\n', '\r', '\b', '\t', '\v', '\x0e', '\x0f', '\x7f', '\0'];
const sequences = [
  '\x1b[31m',
  '\x1b[m',
  '\x1b[1;4:3;58:5:9m',
  '\x1b[9m',
  '\x1b[48;2;1;2;3m',
  '\x1b[44m',
  '\x1b[1;1H',
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
  '\x1b[T',
  '\x1b[3P',
  '\x1b[2@',
  '\x1b[4X',
  '\x1b[b',
  '\x1b[30b',
  '\x1b[4h',
  '\x1b[4l',
  '\x1b[20h',
  '\x1b[20l',
  '\x1b[?7l',
  '\x1b[?7h',
  '\x1b[?6h',
  '\x1b[?6l',
  '\x1b[2;4r',
  '\x1b[1;3r',
  '\x1b[r',
  '\x1b7',
  '\x1b8',
  '\x1bM',
  '\x1bD',
  '\x1bE',
  '\x1b(0',
  '\x1b(B',
  '\x1b[?1049h',
  '\x1b[?1049l',
  '\x1bc',
  '\x1b[!p',
  '\x1b#8',
  '\x1b[ @',
  '\x1b[2 A',
  '\x1b[1"q',
  '\x1b[?2K',
  '\x1b[0"q',
];

function randomStream(seed: number, count: number): Uint8Array {
  const random = seededRandom(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  let all = '';
  for (let i = 0; i < count; i++) {
    const kind = random();
    if (kind < 0.3) all += pick(text);
    else if (kind < 0.5) all += pick(clusters);
    else if (kind < 0.7) all += pick(controls);
    else if (kind < 0.8) all += randomSgr(random);
    else all += pick(sequences);
  }
  return new TextEncoder().encode(all);
}

/** Any SGR but 59, where xterm.js is wrong. */
function randomSgr(random: () => number): string {
  const one = (): string => {
    const kind = random();
    if (kind < 0.2)
      return `${38 + 10 * Math.floor(random() * 3)}${random() < 0.3 ? ':' : ';'}${random() < 0.5 ? '5;' : '2;'}${Math.floor(random() * 300)}`;
    const code = Math.floor(random() * 110);
    return code === 59 ? '' : String(code);
  };
  return `\x1b[${Array.from({ length: 1 + Math.floor(random() * 6) }, one).join(';')}m`;
}

/** The same bytes through the same sanitizer, printed by xterm.js itself. */
function reference(size: { cols: number; rows: number }, scrollback: number) {
  const terminal = new xterm.Terminal({ ...size, scrollback, allowProposedApi: true, logLevel: 'off' });
  terminal.unicode.register({ version: 'ours', wcwidth: () => 1, charProperties });
  terminal.unicode.activeVersion = 'ours';
  const sanitizer = new Sanitizer(size);
  const internals = openInternals(terminal);
  registerGuards(internals);
  const { input, bufferService } = internals;
  // What the emulator mends: newline mode is an option of xterm.js and outlives its reset.
  input.onRequestReset(() => {
    terminal.options.convertEol = false;
  });
  return {
    terminal,
    write: (bytes: Uint8Array): void => {
      for (let at = 0; at < bytes.length; ) {
        at = sanitizer.next(bytes, at, 1e9);
        // SAFETY: the entry of xterm's own write queue.
        (input as unknown as { parse(data: Uint8Array): void }).parse(sanitizer.out.slice(sanitizer.outStart, sanitizer.outEnd));
      }
    },
    screen: (): object => {
      const { buffer } = bufferService;
      const lines = Array.from({ length: buffer.ybase + size.rows }, (_, i) => buffer.lines.get(i)!);
      return {
        x: Math.min(buffer.x, size.cols - 1),
        y: buffer.y,
        lines: lines.map((line) => ({
          cells: String(line._data),
          clusters: Array.from({ length: size.cols }, (_, x) => x)
            .filter((x) => line._data[x * 3]! & 0x200000)
            .map((x) => [x, line._combined[x]]),
          wrapped: line.isWrapped,
        })),
      };
    },
  };
}

describe('prints what xterm.js prints', () => {
  it.each([
    [10, 5, 0],
    [10, 5, 20],
    [80, 24, 100],
    [2, 1, 3],
  ])('at %i x %i with %i lines of history', (cols, rows, historyLimit) => {
    const size = { cols, rows };
    for (let seed = 1; seed <= 150; seed++) {
      const bytes = randomStream(seed, 10 + seed);
      const bare = reference(size, historyLimit);
      bare.write(bytes);
      const emulator = createXtermEmulator({ size, historyLimit, events: quiet, now: () => 0 });
      writeInPieces(emulator, bytes, seed);
      expect({ seed, ...screenOf(emulator) }).toEqual({ seed, ...bare.screen() });
      emulator.dispose();
      bare.terminal.dispose();
    }
  });
});

it('tells which rows have changed', () => {
  const size = { cols: 10, rows: 5 };
  const emulator = createXtermEmulator({ size, historyLimit: 5, events: quiet, now: () => 0 });
  const bytes = randomStream(4711, 2000);
  const random = seededRandom(1);
  for (let at = 0; at < bytes.length; ) {
    emulator.takeDirty();
    const before = Array.from({ length: size.rows }, (_, y) => String(emulator.row(y).cells));
    const piece = bytes.subarray(at, at + 1 + Math.floor(random() * 20));
    emulator.write(piece, 10);
    at += piece.length;
    const dirty = emulator.takeDirty() ?? { first: 1, last: 0 };
    for (let y = 0; y < size.rows; y++) {
      if (y < dirty.first || y > dirty.last) expect([at, y, String(emulator.row(y).cells)]).toEqual([at, y, before[y]]);
    }
  }
});

function writeInPieces(emulator: Emulator, bytes: Uint8Array, seed: number): void {
  const random = seededRandom(seed + 1000);
  for (let at = 0; at < bytes.length; ) {
    at += emulator.write(bytes.subarray(at, at + 1 + Math.floor(random() * 400)), 0);
  }
}

function screenOf(emulator: Emulator): object {
  const rows = [
    ...Array.from({ length: emulator.historySize }, (_, i) => emulator.historyRow(i)),
    ...Array.from({ length: emulator.size.rows }, (_, y) => emulator.row(y)),
  ];
  return {
    x: emulator.cursor.x,
    y: emulator.cursor.y,
    lines: rows.map((row) => ({ cells: String(row.cells), clusters: [...(row.clusters ?? [])], wrapped: row.wrapped })),
  };
}
