import {
  bindingKey,
  encodeKey,
  formatKeyName,
  type KeyModes,
  type KeyName,
  keyOfCodePoint,
  keyParts,
  parseHostKey,
} from '@ccmux/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInputDecoder } from './decoder.js';
import type { DecodedEvent } from './event.js';

const pieces = [
  ...['a', 'xyz ', 'é', '😀', '\r', '\x00', '\x7f', '\x1b', '\x1b\x1b', '\x1bx', '\x1bé', '[', 'O', ';', '~', '1', 'A', '<', 'M'],
  ...[
    '\x1b[A',
    '\x1bOA',
    '\x1bO5',
    '\x1b\x1b[B',
    '\x1b[1;5C',
    '\x1b[98;5u',
    '\x1b[97:65;2:3;65u',
    '\x1b[27;2;13~',
    '\x1b[7$',
    '\x1b[[B',
  ],
  ...[
    '\x1b[200~',
    '\x1b[201~',
    '\x1b[20',
    '\x1b[?62c',
    '\x1b[1;1R',
    '\x1b]11;rgb:1/2/3\x07',
    '\x1bP>|t\x1b\\',
    '\x1b_',
    '\x1b]',
    '\x1b\\',
    '\x1b[99~',
  ],
].map((piece) => Buffer.from(piece));
const badBytes = [0x80, 0xc2, 0x9b, 0xe2, 0xed, 0xf4, 0xff].map((byte) => Buffer.of(byte));
const mouse = ['\x1b[<0;5;6M', '\x1b[<0;5;6m', '\x1b[M !!', '\x1b[M#!!', '\x1b[M', '\x1b[I', '\x1b[O'].map((piece) =>
  Buffer.from(piece),
);

const stream = (list: Buffer[]) => fc.array(fc.constantFrom(...list), { maxLength: 12 }).map((parts) => Buffer.concat(parts));
const anything = stream([...pieces, ...badBytes, ...mouse]);
/** Sequences whose events do not carry their bytes left out, also as they could come about from parts. */
const withBytes = stream([...pieces, ...badBytes]).filter(
  (bytes) => !/\x1b\[(?:<[\d;]*[Mm]|M|I|O)/.test(bytes.toString('latin1')),
);

/** Text, raw and paste runs may be cut anywhere: joined, to compare. */
function joined(events: readonly DecodedEvent[]): unknown[] {
  const out: Record<string, unknown>[] = [];
  for (const event of events) {
    const last = out.at(-1);
    if (last?.['kind'] === event.kind && 'bytes' in event && !(event.kind === 'paste' && event.start)) {
      last['bytes'] += Buffer.from(event.bytes).toString('latin1');
      if (event.kind === 'paste') last['end'] = event.end;
    } else {
      const bytes = 'bytes' in event ? { bytes: Buffer.from(event.bytes).toString('latin1') } : {};
      const raw = 'raw' in event ? { raw: Buffer.from(event.raw).toString('latin1') } : {};
      out.push({ ...event, ...bytes, ...raw });
    }
  }
  return out;
}

function bytesOf(event: DecodedEvent): Uint8Array {
  if (event.kind === 'paste') {
    return Buffer.concat([Buffer.from(event.start ? '\x1b[200~' : ''), event.bytes, Buffer.from(event.end ? '\x1b[201~' : '')]);
  }
  if ('raw' in event) return event.raw;
  return 'bytes' in event ? event.bytes : Buffer.alloc(0);
}

const runs = { numRuns: 2000 };

describe('a stream', () => {
  it('gives the same events however it is cut', () => {
    fc.assert(
      fc.property(anything, fc.array(fc.nat()), (bytes, cuts) => {
        const whole = createInputDecoder();
        const expected = [...whole.push(bytes), ...whole.abandon()];
        const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        for (const at of [places, Array.from({ length: bytes.length + 1 }, (_, i) => i)]) {
          const decoder = createInputDecoder();
          const parts = at.slice(1).flatMap((end, i) => decoder.push(bytes.subarray(at[i], end)));
          expect(joined([...parts, ...decoder.abandon()])).toEqual(joined(expected));
        }
      }),
      runs,
    );
  });

  it('loses, adds and reorders nothing, also with flushes in between', () => {
    fc.assert(
      fc.property(fc.array(withBytes, { maxLength: 3 }), fc.boolean(), (parts, flushes) => {
        const decoder = createInputDecoder();
        const input = Buffer.concat(parts);
        fc.pre(!/\x1b\[(?:<[\d;]*[Mm]|M|I|O)/.test(input.toString('latin1')));
        const events = parts.flatMap((part) => [...decoder.push(part), ...(flushes ? decoder.flush() : [])]);
        expect(Buffer.concat([...events, ...decoder.abandon()].map(bytesOf))).toEqual(input);
        expect(decoder.holding).toBe(false);
      }),
      runs,
    );
  });

  it('only has printable, valid UTF-8 in its text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        for (const event of createInputDecoder().push(bytes)) {
          if (event.kind !== 'text') continue;
          const text = new TextDecoder('utf-8', { fatal: true }).decode(event.bytes);
          expect(text).not.toMatch(/\p{Cc}/u);
        }
      }),
      runs,
    );
  });
});

const bases = [
  ...[
    'Up',
    'Down',
    'Left',
    'Right',
    'Home',
    'End',
    'PPage',
    'NPage',
    'IC',
    'DC',
    'Enter',
    'Tab',
    'BTab',
    'Escape',
    'BSpace',
    'Space',
  ],
  ...Array.from({ length: 35 }, (_, i) => `F${i + 1}`),
  ...Array.from('0123456789/*-+.', (c) => `KP${c}`),
  'KPEnter',
  ...Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)),
  ...['é', 'Ä', 'ж', 'ß', '漢', '😀'],
];
const allKeys = bases.flatMap((base) =>
  Array.from({ length: 8 }, (_, m) => formatKeyName({ base, ctrl: (m & 4) !== 0, meta: (m & 2) !== 0, shift: (m & 1) !== 0 })),
);
const keys = [...new Set(allKeys)].filter(
  (key) => !(keyParts(key).shift && !keyParts(key).ctrl && !keyParts(key).meta && isSymbol(key)),
);
/** Shift with a symbol has no name without the keyboard's layout. */
function isSymbol(key: KeyName): boolean {
  return [...keyParts(key).base].length === 1;
}

function roundTrip(key: KeyName, modes: KeyModes): string | undefined {
  const decoder = createInputDecoder();
  const bytes = encodeKey(key, modes);
  const events = [...decoder.push(bytes), ...decoder.flush()];
  const [event] = events;
  if (events.length !== 1 || event === undefined) return undefined;
  if (event.kind === 'key') return event.key;
  return event.kind === 'text' ? keyOfCodePoint(Buffer.from(event.bytes).toString().codePointAt(0)!) : undefined;
}

/** Whether a terminal without extensions has bytes for this key that no other key has. */
function isLegacy(key: KeyName, keypad: boolean): boolean {
  const { base, ctrl, shift } = keyParts(key);
  if (bindingKey(key) !== key) return false;
  if (base.startsWith('KP')) return keypad && !ctrl && !shift;
  if (/^F[0-9]+$/.test(base)) return true;
  if (['Enter', 'Tab', 'BTab', 'Escape', 'BSpace', 'Space'].includes(base)) return !shift && (!ctrl || base === 'Space');
  if ([...base].length > 1) return true;
  // ESC with one of these is the beginning of a sequence, but for the escape-time.
  return !shift && (!ctrl || /^[a-z\\\]^_]$/.test(base));
}

describe('keys come back from their bytes', () => {
  const modes: KeyModes = { applicationCursor: false, applicationKeypad: false, kittyFlags: 0, modifyOtherKeys: 0 };

  it.each([
    ['legacy', modes],
    ['with application modes', { ...modes, applicationCursor: true, applicationKeypad: true }],
  ])('%s', (_, legacy) => {
    const asked = keys.filter((key) => isLegacy(key, legacy.applicationKeypad));
    expect(asked.length).toBeGreaterThan(500);
    expect(asked.filter((key) => roundTrip(key, legacy) !== key)).toEqual([]);
  });

  it.each([1, 1 | 4, 1 | 8, 1 | 2 | 4 | 8 | 16])('kitty with flags %d', (kittyFlags) => {
    expect(keys.filter((key) => roundTrip(key, { ...modes, kittyFlags }) !== key)).toEqual([]);
  });

  it('every name is its own canonical form', () => {
    expect(keys.filter((key) => JSON.stringify(parseHostKey(key)) !== JSON.stringify({ ok: true, value: key }))).toEqual([]);
  });
});

describe('1 MB at once', () => {
  const megabyte = 1 << 20;
  it.each([
    ['ASCII', 'The quick brown fox jumps over the lazy dog. '],
    ['lines', 'The quick brown fox jumps over the lazy dog.\r'],
    ['Unicode', 'ж漢😀é'],
  ])('of %s in less than 50 ms of the processor', (_, line) => {
    const bytes = Buffer.alloc(megabyte, line);
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage();
      const events = createInputDecoder().push(bytes);
      const took = process.cpuUsage(start).user / 1000;
      expect(Buffer.concat(events.map(bytesOf)).length).toBeGreaterThan(megabyte - 4);
      return took;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
