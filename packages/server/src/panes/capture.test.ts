import { createXtermEmulator } from '@ccmux/term/xterm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CapturedLines, type CaptureLook, captured, keptLines, shownLines } from './capture.js';

const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };

function emulatorWith(text: string) {
  const emulator = createXtermEmulator({
    size: { cols: 12, rows: 4 },
    historyLimit: 5000,
    liveRows: 8,
    events: quiet,
    now: () => 0,
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += emulator.write(bytes.subarray(at), 1000);
  return emulator;
}

/** The text, and how often one could have stopped. */
function all(lines: CapturedLines, first: number, last: number, look: CaptureLook): { text: string; stops: number } {
  const steps = captured(lines, first, last, look);
  for (let stops = 0; ; stops++) {
    const step = steps.next();
    if (step.done === true) return { text: step.value, stops };
  }
}

const piece = fc.constantFrom(
  'word',
  ' ',
  '   ',
  '漢字',
  'a\\b',
  '\x1b[31m',
  '\x1b[m',
  '\r\n',
  '\r\n',
  'a line that wraps',
  '\x1b[44m  ',
);
const look = fc.record({ trim: fc.boolean(), join: fc.boolean(), styled: fc.boolean(), escaped: fc.boolean() });

describe('what is captured of a pane', () => {
  test('is the same from a snapshot as row by row', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), look, fc.integer({ min: 1, max: 50 }), (pieces, how, cols) => {
        const emulator = emulatorWith(pieces.join(''));
        emulator.resize({ cols, rows: 5 });
        const [shown, kept] = [shownLines({ emulator }), keptLines({ emulator })];
        expect([kept.top, kept.bottom]).toEqual([shown.top, shown.bottom]);
        expect(all(kept, kept.top, kept.bottom, how)).toEqual(all(shown, shown.top, shown.bottom, how));
      }),
    );
  });

  test('is what it was, whatever is printed meanwhile', () => {
    const numbers = Array.from({ length: 2000 }, (_, i) => String(i)).join('\r\n');
    const emulator = emulatorWith(numbers);
    const lines = keptLines({ emulator });
    const plain = { trim: true, join: false, styled: false, escaped: false };
    const steps = captured(lines, lines.top, lines.bottom, plain);
    steps.next();
    emulator.write(Buffer.from('\x1b[2J\x1b[3Jnothing else'), 1000);
    let step = steps.next();
    let stops = 1;
    for (; step.done !== true; stops++) step = steps.next();
    expect(step.value).toBe(`${numbers.replaceAll('\r', '')}\n`);
    expect(stops).toBeGreaterThan(5);
  });
});
