import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bgExtended, clusterFlag, colourPalette16, fgUnderline } from '../screen/cell.js';
import { rowText } from '../screen/row-text.js';
import type { RawExtended } from './extended.js';
import { History } from './history.js';
import { PhysicalRow, toRow } from './physical-row.js';

const plain = (text: string, cols = 80, wrapped = false): PhysicalRow => {
  const row = new PhysicalRow(cols, wrapped);
  for (const [x, character] of [...text].entries()) row.cells[x * 3] = character.codePointAt(0)! | (1 << 22);
  return row;
};

const texts = (history: History): string[] => Array.from({ length: history.rows }, (_, i) => rowText(history.row(i)));

/** Rows of any cells that a terminal could hold, and some that it could not. */
const extendeds: RawExtended[] = [
  { bits: 0, link: { uri: 'https://x/', id: '' } },
  { bits: (3 << 26) | 0x2000009, link: undefined },
];
const cellArbitrary = fc.record({
  kind: fc.constantFrom('text', 'text', 'text', 'space', 'empty', 'wide', 'cluster', 'wideCluster', 'half', 'broken'),
  text: fc.constantFrom('a', 'b', 'é', '\u0905', '漢', '👍', '~'),
  fg: fc.constantFrom(0, 0, 0, colourPalette16 | 1, 0x3ff8800, fgUnderline >>> 0, 0xff000000),
  bg: fc.constantFrom(0, 0, 0, colourPalette16 | 2, 0x4000000),
  extended: fc.option(fc.constantFrom(...extendeds), { nil: undefined, freq: 6 }),
  repeat: fc.integer({ min: 1, max: 5 }),
});
const rowArbitrary = (cols: number): fc.Arbitrary<PhysicalRow> =>
  fc.tuple(fc.array(cellArbitrary, { maxLength: cols }), fc.boolean()).map(([cells, wrapped]) => {
    const row = new PhysicalRow(cols, wrapped);
    let x = 0;
    for (const cell of cells) for (let i = 0; i < cell.repeat && x < cols; i++) x = put(row, x, cell);
    return row;
  });

type Cell = typeof cellArbitrary extends fc.Arbitrary<infer T> ? T : never;

function put(row: PhysicalRow, x: number, { kind, text, fg, bg, extended }: Cell): number {
  const put = (at: number, glyph: number): void => {
    if (at >= row.cols) return;
    row.cells.set([glyph, fg, (bg | (extended ? bgExtended : 0)) >>> 0], at * 3);
    row.setExtended(at, extended);
  };
  const narrow = 1 << 22;
  const wide = 2 << 22;
  if (kind === 'text') put(x, text.codePointAt(0)! | narrow);
  else if (kind === 'space') put(x, 0x20 | narrow);
  else if (kind === 'empty') put(x, narrow);
  else if (kind === 'half') put(x, 0);
  else if (kind === 'broken') put(x, 0x6f22 | wide);
  else if (kind === 'cluster') {
    put(x, clusterFlag | narrow);
    row.setCluster(x, `${text}\u0301`);
  } else {
    put(x, kind === 'wide' ? 0x6f22 | wide : clusterFlag | wide);
    if (kind === 'wideCluster') row.setCluster(x, '👨‍👩‍👧');
    put(x + 1, 0);
    return x + 2;
  }
  return x + 1;
}

describe('History', () => {
  it('gives back what was pushed, bit for bit', () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary(20), { maxLength: 30 }), (rows) => {
        const history = new History(20, 1000);
        for (const row of rows) history.push(row);
        expect(history.rows).toBe(rows.length);
        expect(rows.map((_, i) => history.row(i))).toEqual(rows.map(toRow));
      }),
    );
  });

  it('keeps as many rows as it may, over many blocks', () => {
    for (const limit of [1, 10, 256, 1000]) {
      const history = new History(80, limit);
      for (let i = 0; i < 3000; i++) history.push(plain(`line ${i}`));
      expect(history.rows).toBe(limit);
      expect([rowText(history.row(0)), rowText(history.row(limit - 1))]).toEqual([`line ${3000 - limit}`, 'line 2999']);
    }
  });

  it('keeps nothing if it may not', () => {
    const history = new History(80, 0);
    history.push(plain('x'));
    expect([history.rows, history.isEmpty, history.takeLast()]).toEqual([0, true, undefined]);
  });

  it('forgets on clear', () => {
    const history = new History(80, 1000);
    for (let i = 0; i < 600; i++) history.push(plain(`line ${i}`));
    history.clear();
    history.push(plain('new'));
    expect(texts(history)).toEqual(['new']);
  });

  it('counts the rows that it wraps', () => {
    fc.assert(
      fc.property(
        fc.array(rowArbitrary(12), { minLength: 1, maxLength: 30 }),
        fc.nat({ max: 5 }),
        fc.integer({ min: 2, max: 30 }),
        (rows, dropped, cols) => {
          const history = new History(12, Math.max(1, rows.length - dropped));
          for (const row of rows) history.push(row);
          history.resize(cols);
          const expected = history.rows;
          expect(history.takeLast()!.length).toBe(expected);
          expect(history.rows).toBe(0);
        },
      ),
    );
  });

  it('is shown at any width', () => {
    const history = new History(10, 1000);
    history.push(plain('0123456789', 10));
    history.push(plain('abcdefghij', 10, true));
    history.push(plain('end', 10));
    const view = history.view([plain('more', 10)]);
    const at = (cols: number) => {
      const shown = view.view(cols);
      return Array.from({ length: shown.rows }, (_, i) => [rowText(shown.row(i)), shown.row(i).wrapped]);
    };
    expect(at(20)).toEqual([
      ['0123456789abcdefghij', false],
      ['end', false],
      ['more', false],
    ]);
    expect(at(8)).toEqual([
      ['01234567', false],
      ['89abcdef', true],
      ['ghij', true],
      ['end', false],
      ['more', false],
    ]);
    history.resize(20);
    expect(texts(history)).toEqual(['0123456789abcdefghij', 'end']);
    history.push(plain('next', 20));
    expect(texts(history)).toEqual(['0123456789abcdefghij', 'end', 'next']);
    expect(at(10).length).toBe(4);
  });

  it('drops rows of other widths too', () => {
    const history = new History(10, 300);
    for (let i = 0; i < 300; i++) history.push(plain(`line ${i}xxx`.slice(0, 10), 10));
    history.resize(5);
    expect(history.rows).toBe(600);
    for (let i = 0; i < 299; i++) history.push(plain(`n${i}`, 5));
    expect(history.rows).toBe(301);
    expect(texts(history).slice(0, 3)).toEqual(['line ', '299xx', 'n0']);
    for (let i = 0; i < 10; i++) history.push(plain(`m${i}`, 5));
    expect([history.rows, texts(history)[0]]).toEqual([300, 'n9']);
  });

  it('gives rows back from its end', () => {
    const history = new History(80, 10_000);
    for (let i = 0; i < 1000; i++) history.push(plain(`line ${i}`));
    const taken: string[] = [];
    for (let rows = history.takeLast(); rows !== undefined; rows = history.takeLast())
      taken.unshift(...rows.map((row) => rowText(toRow(row))));
    expect(taken).toEqual(Array.from({ length: 1000 }, (_, i) => `line ${i}`));
    expect([history.rows, history.isEmpty]).toEqual([0, true]);
  });

  it('a view stays as it is', () => {
    const history = new History(80, 500);
    for (let i = 0; i < 500; i++) history.push(plain(`line ${i}`));
    const view = history.view([plain('screen')]);
    for (let i = 0; i < 1000; i++) history.push(plain(`other ${i}`));
    history.resize(10);
    history.clear();
    expect([view.rows, rowText(view.row(0)), rowText(view.row(499)), rowText(view.row(500))]).toEqual([
      501,
      'line 0',
      'line 499',
      'screen',
    ]);
  });

  it('names its links', () => {
    const history = new History(80, 500);
    const row = plain('x');
    row.cells[2] = bgExtended;
    row.setExtended(0, extendeds[0]);
    history.push(row);
    expect([...history.links()]).toEqual([extendeds[0]!.link]);
  });

  it('needs little for ordinary lines', () => {
    const history = new History(120, 10_000);
    for (let i = 0; i < 2560; i++) history.push(plain('x'.repeat(80), 120));
    expect(history.bytes / 2560).toBeLessThan(90);
    history.clear();
    for (let i = 0; i < 2560; i++) history.push(plain('', 120));
    expect(history.bytes / 2560).toBeLessThan(10);
  });
});
