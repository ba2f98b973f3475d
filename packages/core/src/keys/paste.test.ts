import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePaste, PasteEncoder } from './paste.js';

const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list);
const text = (b: Uint8Array): string => Buffer.from(b).toString('latin1');

describe('encodePaste', () => {
  it('puts markers around it when asked', () => {
    expect(text(encodePaste(Buffer.from('a\nb\r'), true))).toBe('\x1b[200~a\nb\r\x1b[201~');
    expect(text(encodePaste(Buffer.from('a\nb\r'), false))).toBe('a\nb\r');
  });

  it('cannot be ended from inside', () => {
    expect(text(encodePaste(Buffer.from('x\x1b[201~rm'), true))).toBe('\x1b[200~x[201~rm\x1b[201~');
    expect(encodePaste(bytes(0xc2, 0x9b, 0x41), false)).toEqual(bytes(0x41));
    expect(encodePaste(bytes(0xc2, 0x1b, 0x9b), false)).toEqual(bytes());
    expect(encodePaste(bytes(0xc2, 0xc2, 0x9b, 0x9b), false)).toEqual(bytes());
  });

  it('leaves everything else alone, also what is not UTF-8', () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(encodePaste(all, false)).toEqual(all.filter((b) => b !== 0x1b));
  });
});

it('gives the same bytes for a paste in parts', () => {
  const byte = fc.oneof(fc.constantFrom(0x1b, 0xc2, 0x9b), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(fc.array(byte, { maxLength: 6 }), { minLength: 1 }), fc.boolean(), (parts, bracketed) => {
      const encoder = new PasteEncoder(bracketed);
      const out = parts.map((part, i) => encoder.push(Uint8Array.from(part), i === parts.length - 1));
      const whole = encodePaste(Uint8Array.from(parts.flat()), bracketed);
      expect(Buffer.concat(out)).toEqual(Buffer.from(whole));
      const inside = Buffer.from(bracketed ? whole.subarray(6, -6) : whole);
      expect([inside.includes(0x1b), inside.includes(Buffer.from([0xc2, 0x9b]))]).toEqual([false, false]);
    }),
  );
});
