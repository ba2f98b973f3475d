import { plain } from '@ccmux/core';
import type { FrameMessage, Scene, WirePane, WireRow } from '@ccmux/protocol';
import { detectCapabilities } from '@ccmux/term/paint';
import { createXtermEmulator } from '@ccmux/term/xterm';
import { screenText } from '@ccmux/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Compositor } from './compositor.js';
import type { Overlay } from './overlay.js';

const capabilities = detectCapabilities({ term: 'xterm-256color', colorterm: 'truecolor' });
const size = { cols: 12, rows: 5 };
const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };

const rect = fc.record({
  x: fc.integer({ min: -8, max: 13 }),
  y: fc.integer({ min: -4, max: 6 }),
  width: fc.integer({ min: 1, max: 13 }),
  height: fc.integer({ min: 1, max: 6 }),
});
const scene: fc.Arbitrary<Scene> = fc.array(fc.tuple(fc.nat(3), rect), { maxLength: 3 }).map((places) => ({
  ...size,
  window: { x: 0, y: 0, width: size.cols, height: size.rows },
  panes: [...new Map(places.map(([pane, r]) => [pane, { pane, ...r }])).values()],
  active: 0,
  borderStyle: plain,
  activeBorderStyle: plain,
  borderLines: 'single' as const,
  borderIndicators: 'colour' as const,
  borderStatus: 'off' as const,
  borderTitles: [],
  bars: [],
  promptStyle: plain,
  kittyFlags: 1,
  mouse: 'none' as const,
}));

/** Glyph words of narrow and wide characters, right halves where they belong and where they do not. */
const word = fc.constantFrom(0x400041, 0x400062, 0x400020, 0x806f22, 0, 0x400000);
const row: fc.Arbitrary<WireRow> = fc.tuple(fc.nat(6), fc.array(word, { minLength: 1, maxLength: 14 })).map(([y, glyphs]) => {
  const words = Uint32Array.from(glyphs.flatMap((g) => [g, 0, 0]));
  return { y, cells: new Uint8Array(words.buffer), wrapped: false, side: [] };
});
const pane: fc.Arbitrary<WirePane> = fc.record({
  pane: fc.nat(4),
  x: fc.nat(14),
  y: fc.nat(6),
  cursorVisible: fc.boolean(),
  cursorShape: fc.constantFrom(0 as const, 2 as const),
  cursorBlink: fc.boolean(),
  rows: fc.array(row, { maxLength: 5 }),
});
const overlay = fc.array(fc.tuple(fc.nat(59), word), { maxLength: 6 }).map((cells): Overlay => {
  const made = {
    size,
    cells: new Uint32Array(180),
    mask: new Uint8Array(60),
    rows: new Uint8Array(5),
    side: new Map(),
    front: [],
  };
  for (const [at, glyph] of cells) {
    made.cells[at * 3] = glyph;
    made.mask[at] = 1;
    made.rows[Math.floor(at / 12)] = 1;
  }
  return made;
});
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ scene: fc.option(scene, { nil: undefined, freq: 3 }), panes: fc.array(pane, { maxLength: 2 }) }),
  },
  { weight: 1, arbitrary: overlay },
);

it("gives a pane's cursor to programs that ask for no shape", () => {
  const compositor = new Compositor(size, capabilities);
  const host = createXtermEmulator({ size, historyLimit: 0, events: quiet, now: () => 0 });
  const placed = { pane: 0, x: 0, y: 0, width: 12, height: 4, cursor: { shape: 'bar' as const, blink: true } };
  const [sample] = fc.sample(scene, 1);
  const shown = { pane: 0, x: 1, y: 1, cursorVisible: true, cursorBlink: false, rows: [] };
  const shapes = ([0, 2] as const).map((cursorShape, seq) => {
    const panes = [{ ...shown, cursorShape }];
    compositor.apply({ kind: 'frame', seq, confirm: true, scene: { ...sample!, panes: [placed], active: 0 }, panes });
    host.write(compositor.paint(), 1000);
    return [host.cursor.shape, host.cursor.blink];
  });
  expect(shapes).toEqual([
    ['bar', true],
    ['underline', false],
  ]);
});

it('shows after any frames, one by one, what it shows when painted anew', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const compositor = new Compositor(size, capabilities);
      const terminal = () => createXtermEmulator({ size, historyLimit: 0, events: quiet, now: () => 0 });
      const host = terminal();
      for (const [seq, next] of steps.entries()) {
        if ('panes' in next) compositor.apply({ kind: 'frame', seq, confirm: true, ...next } satisfies FrameMessage);
        else compositor.setOverlay(next, undefined);
        const bytes = compositor.paint();
        host.write(bytes, 1000);
      }
      compositor.invalidate();
      const fresh = terminal();
      fresh.write(compositor.paint(), 1000);
      expect(screenText(host)).toEqual(screenText(fresh));
      expect(host.cursor.visible).toBe(fresh.cursor.visible);
      if (host.cursor.visible) expect(host.cursor).toEqual(fresh.cursor);
    }),
    { numRuns: 300 },
  );
});
