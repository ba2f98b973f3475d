import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { err, ok } from '../result.js';
import { arrayOf, withItem, withParts } from './array.js';
import { array, string } from './entry.js';

const type = array(string, ' ,');
const added = (items: readonly (readonly [number, string])[], text: string) => withParts(new Map(items), type, text, ok);

describe('array options', () => {
  test.each([
    ['A B,C', ['A', 'B', 'C']],
    [' ,A,, B ', ['A', 'B']],
    ['', []],
  ])('%j is divided into %j', (text, items) => {
    expect(added([], text)).toEqual(ok(arrayOf(items)));
  });

  test('parts go where there is room', () => {
    expect(added([[1, 'x']], 'A B')).toEqual(
      ok(
        new Map([
          [0, 'A'],
          [1, 'x'],
          [2, 'B'],
        ]),
      ),
    );
  });

  test('without separators the text is one item', () => {
    expect(withParts(new Map(), array(string, ''), 'a, b', ok)).toEqual(ok(arrayOf(['a, b'])));
  });

  test('a part that is refused leaves nothing behind', () => {
    const present = arrayOf(['x']);
    expect(withParts(present, type, 'a b', () => err('no'))).toEqual(err('no'));
    expect(present).toEqual(arrayOf(['x']));
  });

  test('items stay in order, whatever the order of setting', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 20 }), fc.option(fc.string(), { nil: undefined }))), (changes) => {
        const value = changes.reduce((a, [index, item]) => withItem(a, index, item), arrayOf([]));
        const keys = [...value.keys()];
        expect(keys).toEqual(keys.toSorted((a, b) => a - b));
        const last = new Map(changes);
        for (const [index, item] of last) expect(value.get(index)).toBe(item);
      }),
    );
  });
});
