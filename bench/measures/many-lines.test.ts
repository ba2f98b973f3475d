import { expect, test } from 'vitest';
import { HeldLines, lineOf, outputOf, rateOf } from './many-lines.js';

const held = (pane: number, from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => lineOf(pane, from + index)).join('\n');

const missing = (text: string, pane: number, written: number, limit: number): number => {
  const lines = new HeldLines();
  lines.take(text);
  return lines.missing(pane, written, limit);
};

test('nothing is missing when all is there, or all that the history has room for', () => {
  expect(missing(held(3, 0, 50), 3, 50, 100)).toBe(0);
  expect(missing(held(3, 455, 500), 3, 500, 50)).toBe(0);
  expect(missing(`${held(3, 0, 50)}\n${held(4, 0, 10)}`, 3, 50, 100)).toBe(0);
});

test('lines that are gone, changed, or of another pane are missing', () => {
  expect(missing(`${held(3, 0, 10)}\n${held(3, 12, 20)}`, 3, 20, 100)).toBe(2);
  expect(missing(held(3, 0, 19), 3, 20, 100)).toBe(1);
  expect(missing(held(3, 0, 20).replace('3:7 ', '3:7 x'), 3, 20, 100)).toBe(1);
  expect(missing(held(4, 0, 20), 3, 20, 100)).toBe(20);
});

test('lines fit any pane of the benchmark', () => {
  for (let pane = 0; pane < 200; pane += 1) {
    expect(lineOf(pane, 9_999_999).length).toBeLessThan(64);
    expect(outputOf(pane, 5)).toContain(lineOf(pane, 5));
    expect(rateOf(pane)).toBeGreaterThan(0);
  }
});
