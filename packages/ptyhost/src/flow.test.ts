import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditBytes, expectedReader, mayRead, noReader, type Reader, readerFrom, sendable, withAck, withSent } from './flow.js';

describe('flow', () => {
  test('without a server everything is read and nothing is sent', () => {
    expect(mayRead(noReader, 1e12)).toBe(true);
    expect(sendable(noReader, 1e12)).toBe(0);
  });

  test('a server that has not asked for the pane stops it', () => {
    expect(mayRead(expectedReader, 0)).toBe(false);
    expect(sendable(expectedReader, 5)).toBe(0);
  });

  test('sends up to the credit, then reads no more until an ack', () => {
    const reader = withSent(readerFrom(0), creditBytes);
    expect(sendable(reader, creditBytes + 10)).toBe(0);
    expect(mayRead(reader, creditBytes)).toBe(false);
    expect(mayRead(withAck(reader, 1), creditBytes)).toBe(true);
    expect(sendable(withAck(reader, 4), creditBytes + 10)).toBe(4);
  });

  test('no sequence of acks, honest or not, lets more than the credit out', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('print' as const), n: fc.nat(100_000) }),
      fc.record({ kind: fc.constant('send' as const), n: fc.nat(100_000) }),
      fc.record({ kind: fc.constant('ack' as const), n: fc.nat(2_000_000) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let reader: Reader = readerFrom(0);
        let end = 0;
        for (const { kind, n } of steps) {
          if (kind === 'print' && mayRead(reader, end)) end += n;
          if (kind === 'send') reader = withSent(reader, Math.min(n, sendable(reader, end)));
          if (kind === 'ack') reader = withAck(reader, n);
          if (reader.kind !== 'reading') throw new Error('lost its reader');
          expect(reader.acked).toBeLessThanOrEqual(reader.sent);
          expect(reader.sent).toBeLessThanOrEqual(end);
          expect(reader.sent - reader.acked).toBeLessThanOrEqual(creditBytes);
        }
      }),
    );
  });
});
