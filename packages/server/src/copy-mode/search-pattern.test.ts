import { expect, test } from 'vitest';
import { searchPattern } from './search-pattern.js';

const found = (pattern: string, text: string, isExpression = true): string[] | undefined => {
  const compiled = searchPattern(pattern, isExpression);
  return compiled.ok ? [...text.matchAll(compiled.value.expression)].map((m) => m[0]) : undefined;
};

test.each([
  ['foo', 'Foo foo', ['Foo', 'foo']],
  ['Foo', 'Foo foo', ['Foo']],
  ['a.c', 'abc a.c', ['abc', 'a.c']],
  ['a\\.c', 'abc a.c', ['a.c']],
  ['[[:digit:]]+', 'a12b3', ['12', '3']],
  ['[^[:alpha:] ]', 'ab c1é', ['1']],
  ['[]x]', 'a]x', [']', 'x']],
  ['[a\\]', 'a\\', ['a', '\\']],
  ['[a-c]{2}', 'abcd', ['ab']],
  ['[x]{,2}y', 'xxy', ['xxy']],
  ['a{b', 'a{b', ['a{b']],
  ['{}', '{}', ['{}']],
  ['\\<on', 'on upon only', ['on', 'on']],
  ['on\\>', 'on upon only', ['on', 'on']],
  ['(ab)\\1', 'abab', ['abab']],
  ['a/b', 'a/b', ['a/b']],
  ['end$', 'end end', ['end']],
])('%s in %j', (pattern, text, expected) => {
  expect(found(pattern, text)).toEqual(expected);
});

test('a text is no expression', () => {
  expect(found('a.c', 'abc a.c', false)).toEqual(['a.c']);
});

test.each(['(', '[a', 'a\\', '*', '[[:nosuch:]]', '', 'x'.repeat(2000)])('%j is refused', (pattern) => {
  expect(found(pattern, 'x')).toBeUndefined();
});
