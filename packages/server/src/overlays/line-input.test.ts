import { parseKeyName } from '@ccmux/core';
import { expect, test } from 'vitest';
import { LineInput } from './line-input.js';

function typed(input: LineInput, ...keys: string[]): string {
  for (const name of keys) {
    const key = parseKeyName(name);
    if (!key.ok) throw new Error(key.error);
    input.key(key.value);
  }
  return `${input.beforeCursor}|${input.afterCursor}`;
}

test('edits a line', () => {
  const input = new LineInput('(filter) ', 'one two');
  expect(typed(input, 'C-w', 'x', 'Space', 'y')).toBe('one x y|');
  expect(typed(input, 'Home', 'DC', 'Right', 'BSpace')).toBe('|e x y');
  expect(typed(input, 'C-k', 'z')).toBe('z|');
  expect(typed(input, 'C-u')).toBe('|');
});

test('takes a pasted line end as a space', () => {
  const input = new LineInput('', '');
  input.insert('a\r\nb');
  expect(input.text).toBe('a b');
});
