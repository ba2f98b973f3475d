import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from './codec.js';
import { depthWithin } from './depth.js';

const payload = (framed: Buffer): Buffer => framed.subarray(4);
const scalar = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.maxSafeInteger(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('x'.repeat(31), 'x'.repeat(32), 'x'.repeat(255), 'x'.repeat(256), 'x'.repeat(70_000)),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array(),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 40 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 20 }),
  ),
}));

/** What has `levels` arrays in each other, with an empty one or a number in the middle. */
const nested = (levels: number, head = [0x91]): Buffer =>
  Buffer.from([...Array.from({ length: levels }, () => head).flat(), 0xc0]);

describe('depthWithin', () => {
  test('takes whatever encode makes', () => {
    fc.assert(
      fc.property(value, (v) => {
        expect(depthWithin(payload(encode(v)), 12)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('counts levels', () => {
    expect(depthWithin(nested(3), 3)).toBe(true);
    expect(depthWithin(nested(4), 3)).toBe(false);
    expect(depthWithin(nested(4, [0x81, 0xc0]), 3)).toBe(false);
    expect(depthWithin(nested(4, [0xdc, 0, 1]), 3)).toBe(false);
    expect(depthWithin(nested(4, [0xde, 0, 1, 0xc0]), 3)).toBe(false);
  });

  test.each([
    ['nothing', []],
    ['trailing bytes', [0xc0, 0xc0]],
    ['the byte that is never used', [0xc1]],
    ['fixext 1', [0xd4, 0, 0]],
    ['fixext 2', [0xd5, 0, 0, 0]],
    ['fixext 4', [0xd6, 0, 0, 0, 0, 0]],
    ['fixext 8', [0xd7, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['fixext 16', [0xd8, 0, ...new Array<number>(16).fill(0)]],
    ['ext 8', [0xc7, 1, 0, 0]],
    ['ext 16', [0xc8, 0, 1, 0, 0]],
    ['ext 32', [0xc9, 0, 0, 0, 1, 0, 0]],
    ['an extension within', [0x91, 0xd4, 0, 0]],
    ['an array of four billion', [0xdd, 0xff, 0xff, 0xff, 0xff]],
    ['a map of four billion', [0xdf, 0xff, 0xff, 0xff, 0xff]],
    ['a string of four gigabytes', [0xdb, 0xff, 0xff, 0xff, 0xff]],
    ['a length that is cut off', [0xdb, 0xff]],
    ['a map without its last value', [0x81, 0xa1, 0x61]],
    ['a number that is cut off', [0xcf, 1, 2]],
  ])('refuses %s', (_, data) => {
    expect(depthWithin(Buffer.from(data), 12)).toBe(false);
  });

  test('costs no more than the bytes are long', () => {
    // The worst there is: every array claims as many children as there are bytes.
    const hostile = Buffer.alloc(4 * 1024 * 1024, 0x90);
    for (let level = 0; level < 11; level++) hostile.set([0xdd, 0, 0x3f, 0xff, 0xf0], level * 5);
    const started = performance.now();
    depthWithin(hostile, 12);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('codec', () => {
  test('a million nested arrays are an error, not a stack', () => {
    expect(decode(nested(1_000_000)).ok).toBe(false);
  });

  test('any bytes give a value or a typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
        const result = decode(Buffer.from(data));
        if (!result.ok) expect(result.error.kind).toBe('bad-msgpack');
      }),
      { numRuns: 3000 },
    );
  });

  test('a property that is undefined is left out', () => {
    expect(decode(payload(encode({ a: undefined, b: { c: undefined, d: 1 } })))).toEqual({ ok: true, value: { b: { d: 1 } } });
  });

  test('a key cannot reach the prototype', () => {
    const result = decode(payload(encode(JSON.parse('{"__proto__": {"polluted": true}}'))));
    expect(result.ok && Object.getPrototypeOf(result.value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });
});
