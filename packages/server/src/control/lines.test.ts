import { paneId } from '@ccmux/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineReader } from './line-reader.js';
import { blockBytes, outputLine } from './lines.js';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('lines of control mode', () => {
  test('a block', () => {
    const block = { time: 7, number: 3, typed: true, body: Buffer.from('a\nb\n') };
    expect(text(blockBytes({ ...block, failed: false }))).toBe('%begin 7 3 1\na\nb\n%end 7 3 1\n');
    expect(text(blockBytes({ ...block, typed: false, failed: true }))).toBe('%begin 7 3 0\na\nb\n%error 7 3 0\n');
  });

  test('control characters and the backslash are octal, everything else is as it was', () => {
    expect(text(outputLine(paneId(4), Buffer.from('a\r\n\x1b[m\\ \x7f'), undefined))).toBe(
      '%output %4 a\\015\\012\\033[m\\134 \x7f\n',
    );
    expect(Buffer.from(outputLine(paneId(0), Buffer.from('é'), 12.7)).toString()).toBe('%extended-output %0 12 : é\n');
  });

  test('what a client reads back is what the program wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
        const line = text(outputLine(paneId(1), data, undefined));
        expect(line.indexOf('\n')).toBe(line.length - 1);
        const escaped = line.slice('%output %1 '.length, -1);
        const back = escaped.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
        expect(Buffer.from(back, 'latin1')).toEqual(Buffer.from(data));
      }),
    );
  });
});

describe('lines of a client', () => {
  test('come whole, however they are cut', () => {
    const whole = Buffer.from('one\r\n\nzwei ü\nrest');
    for (let cut = 0; cut <= whole.length; cut++) {
      const reader = new LineReader();
      const lines = [...(reader.take(whole.subarray(0, cut)) ?? []), ...(reader.take(whole.subarray(cut)) ?? [])];
      expect(lines).toEqual(['one', '', 'zwei ü']);
    }
  });

  test('one that never ends is refused', () => {
    const reader = new LineReader();
    expect(reader.take(Buffer.alloc(3 * 1024 * 1024))).toEqual([]);
    expect(reader.take(Buffer.alloc(3 * 1024 * 1024))).toBeUndefined();
  });
});
