import { expect, test } from 'vitest';
import { listHeight } from './chooser-layout.js';

test.each([
  [23, 40, 'normal', 14],
  [23, 5, 'normal', 11],
  [14, 40, 'normal', 14],
  [16, 5, 'normal', 8],
  [16, 9, 'normal', 16],
  [9, 2, 'normal', 4],
  [8, 2, 'normal', 8],
  [23, 40, 'off', 23],
  [24, 40, 'big', 6],
  [24, 3, 'big', 3],
  [6, 40, 'big', 6],
] as const)('%i rows with %i lines, preview %s: a list of %i', (rows, lines, preview, height) => {
  expect(listHeight(rows, lines, preview)).toBe(height);
});
