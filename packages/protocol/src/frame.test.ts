import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameDecoder, frame, maxFrameBytes } from './frame.js';

const payloads = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 8 });

/** Feeds a stream in pieces of the given sizes, over and over; copies what comes out, since payloads are views. */
function feed(stream: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const decoder = new FrameDecoder();
  const out: Uint8Array[] = [];
  for (let at = 0, i = 0; at < stream.length; i++) {
    const size = sizes[i % sizes.length]!;
    const frames = decoder.push(Buffer.from(stream.subarray(at, at + size)));
    if (!frames.ok) throw new Error(frames.error.kind);
    out.push(...frames.value.map((f) => new Uint8Array(f)));
    at += size;
  }
  return out;
}

describe('FrameDecoder', () => {
  test('splits a stream the same however it is cut', () => {
    fc.assert(
      fc.property(payloads, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 10 }), (list, sizes) => {
        expect(feed(Buffer.concat(list.map(frame)), sizes)).toEqual(list);
      }),
      { numRuns: 500 },
    );
  });

  test('two halves cut at every byte', () => {
    const list = [Uint8Array.of(1), new Uint8Array(300).fill(2), Uint8Array.of(3, 4)];
    const stream = Buffer.concat(list.map(frame));
    for (let cut = 1; cut < stream.length; cut++) expect(feed(stream, [cut, stream.length - cut])).toEqual(list);
  });

  test('an empty chunk changes nothing', () => {
    const decoder = new FrameDecoder();
    const data = frame(Uint8Array.of(7));
    expect(decoder.push(Buffer.alloc(0))).toEqual({ ok: true, value: [] });
    decoder.push(data.subarray(0, 2));
    expect(decoder.push(Buffer.alloc(0))).toEqual({ ok: true, value: [] });
    expect(decoder.push(data.subarray(2))).toEqual({ ok: true, value: [Buffer.of(7)] });
  });

  test('the largest payload passes, one byte more does not', () => {
    const decoder = new FrameDecoder();
    const largest = decoder.push(frame(new Uint8Array(maxFrameBytes)));
    expect(largest.ok && largest.value[0]?.length).toBe(maxFrameBytes);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(maxFrameBytes + 1);
    expect(decoder.push(head)).toEqual({ ok: false, error: { kind: 'frame-too-large', length: maxFrameBytes + 1 } });
  });

  test.each([[0xffffffff], [0x80000000], [maxFrameBytes + 1]])(
    'a claim of %d bytes is refused with its fourth byte',
    (length) => {
      const head = Buffer.alloc(4);
      head.writeUInt32LE(length);
      const decoder = new FrameDecoder();
      for (const byte of head.subarray(0, 3)) expect(decoder.push(Buffer.of(byte))).toEqual({ ok: true, value: [] });
      expect(decoder.push(head.subarray(3))).toEqual({ ok: false, error: { kind: 'frame-too-large', length } });
    },
  );

  test('an empty frame is refused', () => {
    expect(new FrameDecoder().push(Buffer.alloc(4))).toEqual({ ok: false, error: { kind: 'frame-empty' } });
  });

  test('any bytes end in payloads or a typed error', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 20 }), (chunks) => {
        const decoder = new FrameDecoder();
        for (const chunk of chunks) {
          const frames = decoder.push(Buffer.from(chunk));
          if (frames.ok) continue;
          expect(['frame-too-large', 'frame-empty']).toContain(frames.error.kind);
          break;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the largest frame in single bytes takes time in proportion to its size', () => {
    const decoder = new FrameDecoder();
    const stream = frame(new Uint8Array(1024 * 1024));
    const started = performance.now();
    let seen = 0;
    for (let at = 0; at < stream.length; at++) {
      const frames = decoder.push(stream.subarray(at, at + 1));
      if (frames.ok) seen += frames.value.length;
    }
    expect(seen).toBe(1);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
