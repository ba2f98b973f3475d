import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ring } from './ring.js';

/** Everything that is readable, joined across the wrap. */
function readAll(ring: Ring, from: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = from; at < ring.end; ) {
    const view = ring.view(at, 7);
    expect(view.length).toBeGreaterThan(0);
    parts.push(Buffer.from(view));
    at += view.length;
  }
  return Buffer.concat(parts);
}

describe('Ring', () => {
  test('holds the last bytes of any stream, at their offsets', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 32 }), fc.array(fc.uint8Array({ maxLength: 80 })), (capacity, chunks) => {
        const ring = new Ring(capacity);
        let stream = Buffer.alloc(0);
        for (const chunk of chunks) {
          ring.push(chunk);
          stream = Buffer.concat([stream, chunk]);
          expect(ring.end).toBe(stream.length);
          expect(ring.start).toBe(Math.max(0, stream.length - capacity));
          for (const from of [ring.start, Math.floor((ring.start + ring.end) / 2), ring.end]) {
            expect(readAll(ring, from).equals(stream.subarray(from))).toBe(true);
          }
        }
      }),
    );
  });

  test('refuses offsets that it does not hold', () => {
    const ring = new Ring(4);
    ring.push(Buffer.from('abcdef'));
    expect(() => ring.view(1, 1)).toThrow(RangeError);
    expect(() => ring.view(7, 1)).toThrow(RangeError);
    expect(ring.view(6, 1).length).toBe(0);
  });
});
