import { stringWidth } from '@ccmux/term';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, wrapped } from './fit.js';

describe('wrapped', () => {
  test('breaks between words, and in a word that is too long', () => {
    expect(wrapped(['short', '/a/b/c.toml:3:1: unknown option "x"'], 20)).toEqual([
      'short',
      '/a/b/c.toml:3:1:',
      '  unknown option "x"',
    ]);
    expect(wrapped(['/a/very/long/path: no'], 12)).toEqual(['/a/very/long', '  /path: no']);
  });

  test('loses nothing, and no line is too wide', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 })), fc.integer({ min: 8, max: 30 }), (lines, cols) => {
        const rows = wrapped(lines, cols);
        for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(cols);
        const letters = (texts: readonly string[]): string => texts.join('').replaceAll(' ', '');
        expect(letters(rows)).toBe(letters(lines));
      }),
    );
  });
});

test('cut says where the rest is', () => {
  expect(cut('a short one', 20, '(more)')).toBe('a short one');
  expect(cut('a text that is too long', 20, '(more)')).toBe('a text that … (more)');
  expect(cut('a text that is too long', 8, '(more)')).toBe('a text that is too long');
});
