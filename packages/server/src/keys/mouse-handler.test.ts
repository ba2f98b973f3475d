import type { InputEvent } from '@ccmux/protocol';
import { VirtualClock } from '@ccmux/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';
import { Clicks } from './clicks.js';

const edge = fc.constantFrom(0, 1, 39, 40, 41, 79, 80, 23, 24, 25, 65535);
const anyMouse: fc.Arbitrary<InputEvent> = fc.record({
  kind: fc.constant('mouse' as const),
  action: fc.constantFrom('down', 'up', 'drag', 'move', 'wheel'),
  button: fc.oneof(fc.constantFrom(1, 2, 3, 4, 5), fc.nat(11), fc.nat(65535)),
  mods: fc.oneof(fc.nat(7), fc.nat(65535)),
  x: fc.oneof(edge, fc.nat(85)),
  y: fc.oneof(edge, fc.nat(30)),
});
const anyKey: fc.Arbitrary<InputEvent> = fc
  .constantFrom('C-b', 'q', 'Escape', 'Enter', 'z', 'n')
  .map((key) => ({ kind: 'key', key, raw: Buffer.from('k'), type: 1 }));
const commands = [
  ['split-window', '-h'],
  ['split-window', '-v'],
  ['new-window'],
  ['kill-pane', '-a'],
  ['resize-pane', '-Z'],
  ['copy-mode'],
  ['set-option', '-g', 'mouse', 'off'],
  ['set-option', '-g', 'mouse', 'on'],
  ['set-option', '-g', 'pane-border-status', 'top'],
  ['set-option', '-g', 'status-position', 'top'],
  ['set-option', '-g', 'status', '3'],
];

test('no events of the mouse, in whatever order and wherever, break anything or leave a drag behind', async () => {
  const step = fc.oneof({ weight: 12, arbitrary: anyMouse }, { weight: 2, arbitrary: anyKey }, fc.constantFrom(...commands));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), fc.boolean(), async (steps, wanted) => {
      const clock = new VirtualClock();
      const h = await Harness.start(clock);
      const client = await h.attach({ cols: 80, rows: 25 }, 'new-session', '-s', 's', '-x', '80', '-y', '25');
      if (wanted) h.host.print(0, '\x1b[?1003h\x1b[?1006h');
      h.host.print(0, 'some words\r\n'.repeat(50));
      await h.quiet();
      for (const one of steps) {
        if (Array.isArray(one)) await h.run(...one);
        else client.input([one]);
        await h.quiet();
      }
      await h.pass(400);
      const { clients, store } = h.server.services;
      expect(h.ended).toBe(0);
      expect(clients.all).toHaveLength(1);
      expect(store.model.panes.size).toBeGreaterThan(0);
      // With the button up nothing is dragged any more, and the mouse goes on as ever.
      client.input([{ kind: 'mouse', action: 'up', button: 1, mods: 0, x: 1, y: 1 }]);
      await h.quiet();
      if (!clients.all[0]!.surfaces.hasOverlay && !clients.all[0]!.overlays.isOpen) expect(clients.all[0]!.drag).toBeUndefined();
      client.drop();
      await h.quiet();
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('presses count on one spot and within 300 ms', () => {
  const clock = new VirtualClock();
  const doubles: string[] = [];
  const clicks = new Clicks<string>(clock, (click) => doubles.push(click));
  const press = (spot: string, ms: number): string => {
    const name = clicks.press(spot, `${spot} at ${clock.now()}`);
    clock.advance(ms);
    return name;
  };
  expect([press('a', 100), press('a', 100), press('a', 100)]).toEqual(['MouseDown', 'SecondClick', 'TripleClick']);
  expect([press('a', 300), press('a', 10), press('b', 10)]).toEqual(['MouseDown', 'MouseDown', 'MouseDown']);
  expect(doubles).toEqual([]);
  expect(press('b', 299)).toBe('SecondClick');
  expect(doubles).toEqual([]);
  clock.advance(1);
  expect(doubles).toHaveLength(1);
  expect(press('b', 1)).toBe('MouseDown');
  clicks.press('b', '');
  clicks.cancel();
  clock.advance(1000);
  expect(doubles).toHaveLength(1);
});
