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

const capacities = fc.tuple(fc.integer({ min: 1, max: 32 }), fc.integer({ min: 1, max: 40 }));

describe('Ring', () => {
  test('holds the last bytes of any stream, at their offsets', () => {
    fc.assert(
      fc.property(capacities, fc.array(fc.tuple(fc.uint8Array({ maxLength: 80 }), fc.boolean())), ([capacity, block], chunks) => {
        const ring = new Ring(capacity, block);
        let stream = Buffer.alloc(0);
        for (const [chunk, pack] of chunks) {
          ring.push(chunk);
          stream = Buffer.concat([stream, chunk]);
          if (pack) ring.pack();
          expect(ring.end).toBe(stream.length);
          expect(ring.start).toBe(Math.max(0, stream.length - capacity));
          for (const from of [ring.start, Math.floor((ring.start + ring.end) / 2), ring.end]) {
            expect(readAll(ring, from).equals(stream.subarray(from))).toBe(true);
          }
        }
      }),
    );
  });

  test('packs what is full, and shows the same', () => {
    const ring = new Ring(1000, 200);
    let text = '';
    for (let i = 0; i < 300; i++) text += `line ${i} of a log\n`;
    ring.push(Buffer.from(text));
    expect(ring.isLoose).toBe(true);
    for (let i = 0; ring.isLoose; i++) {
      expect(i).toBeLessThan(10);
      ring.pack();
    }
    expect(readAll(ring, ring.start).toString()).toBe(text.slice(-1000));
    ring.push(Buffer.from('more'));
    expect(readAll(ring, ring.end - 10).toString()).toBe(`${text}more`.slice(-10));
  });

  test('goes on in another ring, of blocks of any length', () => {
    const chunk = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.nat({ max: 90 }).map((n) => Buffer.alloc(n, 'text ')),
    );
    fc.assert(
      fc.property(
        capacities,
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(chunk, fc.boolean()), { maxLength: 8 }),
        chunk,
        ([capacity, block], otherBlock, chunks, more) => {
          for (const length of [block, otherBlock]) {
            const ring = new Ring(capacity, block);
            for (const [bytes, pack] of chunks) {
              ring.push(bytes);
              if (pack) ring.pack();
            }
            const other = new Ring(capacity, length);
            for (const piece of ring.pieces()) other.load(piece);
            other.startAt(ring.start);
            for (const each of [ring, other]) each.push(more);
            expect([other.start, other.end]).toEqual([ring.start, ring.end]);
            expect(readAll(other, other.start).equals(readAll(ring, ring.start))).toBe(true);
            while (other.isLoose) other.pack();
            expect(readAll(other, other.start).equals(readAll(ring, ring.start))).toBe(true);
          }
        },
      ),
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
