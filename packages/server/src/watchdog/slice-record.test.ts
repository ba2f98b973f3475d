import { describe, expect, test } from 'vitest';
import { recordBytes, SliceReader, SliceWriter } from './slice-record.js';

function both() {
  const shared = new SharedArrayBuffer(recordBytes);
  return { writer: new SliceWriter(shared), reader: new SliceReader(shared) };
}

describe('the record of slices', () => {
  test('a slice that ended cannot be claimed, one that runs only once', () => {
    const { writer, reader } = both();
    writer.begin();
    const first = reader.current;
    expect(first % 2).toBe(1);
    expect(writer.end()).toBe(true);
    expect(reader.claim(first)).toBe(false);
    writer.begin();
    const second = reader.current;
    expect(second).not.toBe(first);
    expect(reader.claim(second)).toBe(true);
    expect(reader.claim(second)).toBe(false);
  });

  test('who is late at the end of a claimed slice is told', () => {
    const { writer, reader } = both();
    writer.begin();
    expect(reader.claim(reader.current)).toBe(true);
    expect(writer.end()).toBe(false);
  });

  test('after an interrupted slice the next one is as good as any', () => {
    const { writer, reader } = both();
    writer.begin();
    reader.claim(reader.current);
    writer.abandon();
    expect(reader.current % 2).toBe(0);
    writer.begin();
    expect(reader.current % 2).toBe(1);
    expect(writer.end()).toBe(true);
  });
});
