/** Text is found however the sequences around and in it lie, and wherever the chunks are cut. */
import { describe, expect, it } from 'vitest';
import { TextMatch } from './text-match.js';

const stream = Buffer.from('\x1b]0;~end\x07noise ~\x1b[7;9mmark\x1b[3;4H\x1b(B-\x1bP~mark-end\x1b\\end\x1b[0m', 'latin1');

const foundAt = (chunks: readonly Buffer[]): number => {
  const match = new TextMatch('~mark-end');
  return chunks.findIndex((chunk) => match.feed(chunk));
};

describe('TextMatch', () => {
  it('finds text between sequences and none inside them', () => {
    expect(foundAt([stream])).toBe(0);
    expect(foundAt([stream.subarray(0, stream.indexOf('\\end'))])).toBe(-1);
  });

  it.each(Array.from({ length: stream.length - 1 }, (_, index) => index + 1))('finds it cut at %d', (cut) => {
    expect(foundAt([stream.subarray(0, cut), stream.subarray(cut)])).toBeGreaterThanOrEqual(0);
  });

  it('does not take parts of it for the whole', () => {
    expect(foundAt([Buffer.from('~mark-~mark-en')])).toBe(-1);
    expect(foundAt([Buffer.from('~mark~mark-end')])).toBe(0);
  });
});
