import { stringWidth } from '@ccmux/term';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapped } from './wrapped.js';

test('breaks at spaces, and inside of words that are longer than a line', () => {
  expect(wrapped('one two three', 80)).toEqual(['one two three']);
  expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrapped('abcdefgh ij', 3)).toEqual(['abc', 'def', 'gh', 'ij']);
  expect(wrapped('世界人', 3)).toEqual(['世', '界', '人']);
  expect(wrapped('', 5)).toEqual(['']);
});

test('no line is too wide, and none moves the cursor', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 2, max: 30 }), (text, cols) => {
      for (const line of wrapped(text, cols)) {
        expect(stringWidth(line)).toBeLessThanOrEqual(cols);
        expect(line).not.toMatch(/\p{Cc}/u);
      }
    }),
  );
});
