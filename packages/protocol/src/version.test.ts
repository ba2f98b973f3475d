import fc from 'fast-check';
import { expect, test } from 'vitest';
import { negotiate } from './version.js';

test.each([
  [{ min: 1, max: 1 }, { min: 1, max: 1 }, 1],
  [{ min: 1, max: 3 }, { min: 2, max: 5 }, 3],
  [{ min: 1, max: 2 }, { min: 3, max: 4 }, undefined],
  [{ min: 3, max: 4 }, { min: 1, max: 2 }, undefined],
  [{ min: 2, max: 2 }, { min: 1, max: 9 }, 2],
  [{ min: 5, max: 1 }, { min: 1, max: 9 }, undefined],
])('%o and %o speak %s', (a, b, version) => {
  expect(negotiate(a, b)).toBe(version);
});

test('both sides come to the same version, the newest that is in both ranges', () => {
  const range = fc.record({ min: fc.nat({ max: 9 }), max: fc.nat({ max: 9 }) });
  fc.assert(
    fc.property(range, range, (a, b) => {
      const common = Array.from({ length: 10 }, (_, v) => v).filter((v) => v >= a.min && v <= a.max && v >= b.min && v <= b.max);
      expect(negotiate(a, b)).toBe(common.at(-1));
      expect(negotiate(b, a)).toBe(common.at(-1));
    }),
  );
});
