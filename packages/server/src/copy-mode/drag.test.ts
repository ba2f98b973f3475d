import { createXtermEmulator } from '@ccmux/term/xterm';
import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { copyPorts } from '../testing/copy-ports.js';
import { CopyMode } from './copy-mode.js';

const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };

let clock: VirtualClock;
let mode: CopyMode;
let copied: string[];
let changes: number;
beforeEach(() => {
  clock = new VirtualClock();
  copied = [];
  changes = 0;
  const emulator = createXtermEmulator({ size: { cols: 20, rows: 5 }, historyLimit: 100, events: quiet, now: () => 0 });
  const text = Array.from({ length: 20 }, (_, i) => `row ${i} has words`).join('\r\n');
  emulator.write(new TextEncoder().encode(text), 1000);
  const ports = copyPorts({
    clock,
    copy: (piece) => copied.push(piece),
    onChange: () => {
      changes++;
    },
  });
  mode = new CopyMode(emulator, ports);
});

const copy = (): string | undefined => {
  void mode.command('copy-selection-no-clear', []);
  return copied.at(-1);
};

describe('dragging', () => {
  test('selects from where the button went down', () => {
    mode.drag.start(0, 2);
    mode.drag.move(6, 3);
    mode.drag.end();
    mode.drag.move(0, 0);
    expect(copy()).toBe('row 17 has words\nrow 18');
  });

  test('scrolls while it is at an edge, until it leaves it or the button is up', () => {
    mode.drag.start(0, 2);
    mode.drag.move(0, 0);
    const begun = mode.scrollPosition;
    expect(begun).toBe(1);
    const before = changes;
    clock.advance(50);
    clock.advance(50);
    expect([mode.scrollPosition, changes]).toEqual([3, before + 2]);
    mode.drag.move(0, 1);
    clock.advance(500);
    expect(mode.scrollPosition).toBe(3);
    mode.drag.move(0, 0);
    mode.drag.end();
    clock.advance(500);
    expect(mode.scrollPosition).toBe(4);
  });

  test('stops scrolling at the end, and with the mode', () => {
    mode.drag.start(0, 2);
    mode.drag.move(0, 0);
    clock.advance(5000);
    expect(mode.scrollPosition).toBe(15);
    mode.drag.move(0, 4);
    clock.advance(100);
    mode.dispose();
    const left = mode.scrollPosition;
    clock.advance(5000);
    expect(mode.scrollPosition).toBe(left);
  });

  test('goes on with the words of a word that was selected', () => {
    mode.cursorAt(5, 2);
    void mode.command('select-word', []);
    mode.drag.start(5, 2);
    mode.drag.move(8, 2);
    expect(copy()).toBe('17 has');
  });

  test('takes whole lines after a line was selected', () => {
    mode.cursorAt(5, 2);
    void mode.command('select-line', []);
    mode.drag.start(5, 2);
    mode.drag.move(3, 3);
    expect(copy()).toBe('row 17 has words\nrow 18 has words');
  });
});

test('scroll-to-mouse goes to the part of history that is as far down as the mouse', () => {
  mode.cursorAt(0, 0);
  void mode.command('scroll-to-mouse', []);
  expect(mode.scrollPosition).toBe(15);
  mode.cursorAt(0, 2);
  void mode.command('scroll-to-mouse', []);
  expect(mode.scrollPosition).toBe(7);
});
