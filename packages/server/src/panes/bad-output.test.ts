import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadOutput, safePoint } from './bad-output.js';

describe('BadOutput', () => {
  test('leaves out the bad parts and nothing else, however the output is cut', () => {
    const part = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 12 }),
        (parts, cuts) => {
          const bad = new BadOutput();
          const isBad = new Set<number>();
          for (const [from, length] of parts) {
            bad.add({ from, to: from + length, file: undefined });
            for (let i = from; i < from + length; i++) isBad.add(i);
          }
          let offset = 0;
          let next = 0;
          const shown: number[] = [];
          for (const length of cuts) {
            const data = Uint8Array.from({ length }, (_, i) => offset + i);
            for (const piece of bad.pieces(offset, data)) {
              if (piece.isNote) next = piece.offset;
              else {
                expect(piece.offset).toBe(piece.data[0]);
                next = piece.offset + piece.data.length;
                shown.push(...piece.data);
              }
            }
            offset += length;
            expect(next).toBe(offset);
          }
          expect(shown).toEqual(Array.from({ length: offset }, (_, i) => i).filter((i) => !isBad.has(i)));
        },
      ),
    );
  });

  test('says once how many bytes are where', () => {
    const bad = new BadOutput();
    bad.add({ from: 2, to: 6, file: '/tmp/x' });
    const text = [bad.pieces(0, Buffer.alloc(4)), bad.pieces(4, Buffer.alloc(4))]
      .flat()
      .filter((p) => p.isNote)
      .map((p) => Buffer.from(p.data).toString())
      .join('');
    expect(text).toBe('\x18\x1b[0m\r\n\x1b[7mccmux: 4 bytes of output could not be shown; they are in /tmp/x\x1b[0m\r\n');
  });

  test('goes on at the next line or sequence', () => {
    const data = Buffer.from('ab\x1b[mcd\nef');
    expect(safePoint(data, 1)).toBe(2);
    expect(safePoint(data, 3)).toBe(8);
    expect(safePoint(data, 9)).toBe(data.length);
  });
});
