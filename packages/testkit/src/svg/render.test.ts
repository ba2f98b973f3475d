/** The picture shows what the cells say, in place. */
import { cell, type Row } from '@ccmux/term';
import { describe, expect, it } from 'vitest';
import { renderSvg } from './render.js';

interface CellOptions {
  readonly fg?: number;
  readonly bg?: number;
  readonly width?: number;
}

/** One row: each entry is a character and its words. */
const rowOf = (cells: readonly (readonly [string, CellOptions?])[], rest: Partial<Row> = {}): Row => {
  const words = cells.flatMap(([text, { fg = 0, bg = 0, width = 1 } = {}]) => [
    (text === '' ? 0 : text.codePointAt(0)!) | (width << cell.widthShift),
    fg,
    bg,
  ]);
  return { cells: Uint32Array.from(words), clusters: undefined, extended: undefined, wrapped: false, ...rest };
};

const draw = (cells: readonly (readonly [string, CellOptions?])[], rest?: Partial<Row>): string =>
  renderSvg({ title: 'a & b', columns: cells.length, rows: [rowOf(cells, rest)] });

describe('renderSvg', () => {
  it('joins letters that look the same and escapes them', () => {
    expect(draw([['a'], ['<'], ['b']])).toContain('textLength="25.2">a&lt;b</text>');
  });

  it('splits where the look changes', () => {
    const svg = draw([['a'], ['b', { fg: cell.fgBold }]]);
    expect(svg).toMatch(/<text x="12" [^>]*>a<\/text><text x="20.4" [^>]*font-weight="bold">b<\/text>/);
  });

  it('draws the colours of all modes', () => {
    const svg = draw([
      ['r', { fg: cell.colourRgb | 0x010203 }],
      ['p', { fg: cell.colourPalette256 | 196 }],
      ['g', { bg: cell.colourPalette256 | 232 }],
    ]);
    expect(svg).toContain('fill="#010203"');
    expect(svg).toContain('fill="#ff0000"');
    expect(svg).toContain('height="18" fill="#080808"');
  });

  it('swaps the colours of an inverse cell, and back under the cursor', () => {
    const inverse = rowOf([['x', { fg: cell.fgInverse }]]);
    expect(renderSvg({ title: 'a & b', columns: 1, rows: [inverse] })).toContain('fill="#d8dee9"/>');
    expect(renderSvg({ title: 'a & b', columns: 1, rows: [inverse], cursor: { x: 0, y: 0 } })).not.toContain('fill="#d8dee9"/>');
  });

  it('gives a wide character two columns and leaves its right half out', () => {
    const svg = draw([['漢', { width: 2 }], ['', { width: 0 }], ['a']]);
    expect(svg).toMatch(/textLength="16.8">漢<\/text><text x="28.8"/);
  });

  it('draws box lines from edge to edge and underlines in their own colour', () => {
    const extended = new Map([[1, { underline: 3, underlineColour: cell.colourRgb | 0xff0000, link: '', linkId: '' } as const]]);
    const svg = draw([['─'], ['u', { fg: cell.fgUnderline, bg: cell.bgExtended }]], { extended });
    expect(svg).toContain('M16.2 21H12M16.2 21H20.4');
    expect(svg).toMatch(/<path d="M20.4 27.5q[^"]*" stroke="#ff0000"\/>/);
  });

  it('says what it shows', () => {
    expect(draw([['a']])).toContain('<title>a &amp; b</title>');
  });

  it('does not show hidden text', () => {
    expect(draw([['s', { fg: cell.fgInvisible }]])).not.toContain('<text');
  });
});
