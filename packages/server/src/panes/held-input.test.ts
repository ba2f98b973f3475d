import { paneId } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { expect, test } from 'vitest';
import { HeldInput } from './held-input.js';

const pane = paneId(0);
const other = paneId(1);

function setup() {
  const clock = new VirtualClock();
  const written: string[] = [];
  const held = new HeldInput(clock, (id, data) => written.push(`${id}:${Buffer.from(data)}`) > 0);
  const type = (text: string, id = pane): void => {
    if (!held.take(id, Buffer.from(text))) written.push(`${id}:${text}`);
  };
  return { clock, held, written, type };
}

test('what others type goes out behind what the holder types', () => {
  const { held, written, type } = setup();
  const hold = held.hold(pane);
  type('a');
  type('elsewhere', other);
  hold.write(Buffer.from('prompt'));
  type('b');
  expect(written).toEqual(['1:elsewhere', '0:prompt']);
  expect(hold.isHeld).toBe(true);
  hold.release();
  type('c');
  expect(written.slice(2)).toEqual(['0:a', '0:b', '0:c']);
  expect(hold.isHeld).toBe(false);
});

test('nobody waits for long', () => {
  const { clock, held, written, type } = setup();
  const hold = held.hold(pane);
  type('a');
  clock.advance(4999);
  expect(written).toEqual([]);
  clock.advance(1);
  expect(written).toEqual(['0:a']);
  expect(hold.isHeld).toBe(false);
  type('b');
  hold.write(Buffer.from('late'));
  expect(written.slice(1)).toEqual(['0:b', '0:late']);
});

test('a large paste does not wait', () => {
  const { held, written, type } = setup();
  const hold = held.hold(pane);
  type('a');
  type('x'.repeat(64 * 1024));
  expect(written.map((each) => each.length)).toEqual([3, 64 * 1024 + 2]);
  expect(hold.isHeld).toBe(false);
});

test('an older hold does not end a newer one', () => {
  const { clock, held, written, type } = setup();
  const older = held.hold(pane);
  type('a');
  clock.advance(3000);
  const newer = held.hold(pane);
  expect(written).toEqual(['0:a']);
  type('b');
  older.release();
  clock.advance(3000);
  expect([older.isHeld, newer.isHeld]).toEqual([false, true]);
  expect(written).toEqual(['0:a']);
});
