import { expect, test } from 'vitest';
import { isBigger, offsetOf } from './pan.js';

const window = { cols: 200, rows: 60 };
const room = { cols: 80, rows: 23 };

test('follows the cursor as tmux does: not before it would leave, then in the middle, at the end not beyond', () => {
  const at = (x: number, y: number) => offsetOf({ window, room, cursor: { x, y } }, undefined);
  expect(at(0, 0)).toEqual({ x: 0, y: 0 });
  expect(at(79, 22)).toEqual({ x: 0, y: 0 });
  expect(at(80, 23)).toEqual({ x: 40, y: 12 });
  expect(at(120, 37)).toEqual({ x: 80, y: 26 });
  expect(at(121, 38)).toEqual({ x: 120, y: 37 });
  expect(at(199, 59)).toEqual({ x: 120, y: 37 });
});

test('without a cursor it shows the beginning; what a person chose goes as far as there is', () => {
  expect(offsetOf({ window, room, cursor: undefined }, undefined)).toEqual({ x: 0, y: 0 });
  const cursor = { x: 199, y: 59 };
  expect(offsetOf({ window, room, cursor }, { x: 10, y: 5 })).toEqual({ x: 10, y: 5 });
  expect(offsetOf({ window, room, cursor }, { x: 1000, y: 1000 })).toEqual({ x: 120, y: 37 });
});

test('a window that fits has no offset', () => {
  const small = { window: { cols: 80, rows: 10 }, room, cursor: { x: 79, y: 9 } };
  expect(isBigger(small)).toBe(false);
  expect(offsetOf(small, { x: 5, y: 5 })).toEqual({ x: 0, y: 0 });
});
