import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowText } from '../screen/row-text.js';
import { graphemes } from '../width/clusters.js';
import { History } from './history.js';
import { PhysicalRow } from './physical-row.js';
import type { HistoryView } from './view.js';

const rowOf = (text: string, cols: number, wrapped = false): PhysicalRow => {
  const row = new PhysicalRow(cols, wrapped);
  let x = 0;
  for (const { text: cluster, width } of graphemes(text)) {
    const isCluster = [...cluster].length > 1;
    row.cells[x * 3] = ((isCluster ? 0x200000 : cluster.codePointAt(0)!) | (width << 22)) >>> 0;
    if (isCluster) row.setCluster(x, cluster);
    if (width === 2) row.cells[(x + 1) * 3] = 0;
    x += width;
  }
  return row;
};

const historyOf = (lines: readonly string[], cols = 20): History => {
  const history = new History(cols, 100_000);
  for (const line of lines) {
    history.push(rowOf(line.slice(0, cols), cols));
    for (let at = cols; at < line.length; at += cols) history.push(rowOf(line.slice(at, at + cols), cols, true));
  }
  return history;
};

const start = { row: -1, x: 0 };
const end = { row: Number.POSITIVE_INFINITY, x: 0 };

/** Every match on the way, as [row, x]. */
function all(view: HistoryView, pattern: string | RegExp, direction: 1 | -1 = 1, ignoreCase = false): [number, number][] {
  const found: [number, number][] = [];
  let at: { row: number; x: number } = direction === 1 ? start : end;
  for (;;) {
    const match = view.search(pattern, at, direction, { ignoreCase });
    if (match === undefined) return found;
    found.push([match.row, match.x]);
    at = match;
  }
}

describe('search', () => {
  it('goes forwards and backwards from a place, not beyond the ends', () => {
    const view = historyOf(['one two', 'two', 'three two two']).view([]);
    const places = [
      [0, 4],
      [1, 0],
      [2, 6],
      [2, 10],
    ];
    expect(all(view, 'two')).toEqual(places);
    expect(all(view, 'two', -1)).toEqual([...places].reverse());
    expect(view.search('two', { row: 1, x: 0 }, 1)).toEqual({ row: 2, x: 6, endRow: 2, endX: 8 });
    expect(view.search('four', start, 1)).toBeUndefined();
    expect(view.search('', start, 1)).toBeUndefined();
    expect(new History(20, 10).view([]).search('x', start, 1)).toBeUndefined();
  });

  it('minds the case if it is told to', () => {
    const view = historyOf(['Error: x', 'error', 'ÄRGER ärger']).view([]);
    expect(all(view, 'error')).toEqual([[1, 0]]);
    expect(all(view, 'ERROR', 1, true)).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(all(view, 'ärger', 1, true)).toEqual([
      [2, 0],
      [2, 6],
    ]);
    expect(all(view, '[x', 1, true)).toEqual([]);
  });

  it('knows columns behind wide characters and clusters', () => {
    const view = historyOf(['漢字é👩‍👩‍👧e\u0301 word']).view([]);
    expect(all(view, 'word')).toEqual([[0, 9]]);
    expect(view.search('👩‍👩‍👧', start, 1)).toEqual({ row: 0, x: 5, endRow: 0, endX: 5 });
  });

  it('goes over wraps, but not over ends of lines', () => {
    const history = historyOf([`${'x'.repeat(18)}needle`, 'nee', 'dle']);
    expect(history.view([]).search('needle', start, 1)).toEqual({ row: 0, x: 18, endRow: 1, endX: 3 });
    expect(all(history.view([]), 'needle')).toEqual([[0, 18]]);
    expect(all(history.view([]).view(21), 'needle')).toEqual([[0, 18]]);
    expect(all(history.view([]).view(9), /n.*e/)).toEqual([
      [2, 0],
      [3, 0],
    ]);
    expect(all(history.view([]).view(9), 'dle')).toEqual([
      [2, 3],
      [4, 0],
    ]);
  });

  it('takes expressions', () => {
    const view = historyOf(['a1 b22', 'c', 'd333']).view([]);
    expect(all(view, /\d+/)).toEqual([
      [0, 1],
      [0, 4],
      [2, 1],
    ]);
    expect(all(view, /^C$/, 1, true)).toEqual([[1, 0]]);
    expect(all(view, /x*/)).toEqual([]);
  });

  it('finds what a plain search of the rows finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'B', ' '), maxLength: 40 }), { maxLength: 40 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'B', ' '), minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.integer({ min: 2, max: 50 }),
        (lines, needle, ignoreCase, cols) => {
          const view = historyOf(lines).view([]).view(cols);
          const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
          const expected: [number, number][] = [];
          let line = '';
          let first = 0;
          const look = (): void => {
            for (let at = fold(line).indexOf(fold(needle)); at >= 0; at = fold(line).indexOf(fold(needle), at + needle.length))
              expected.push([first + Math.floor(at / cols), at % cols]);
          };
          for (let i = 0; i < view.rows; i++) {
            const row = view.row(i);
            if (!row.wrapped) {
              look();
              line = '';
              first = i;
            }
            line += rowText(row);
          }
          look();
          expect(all(view, needle, 1, ignoreCase)).toEqual(expected);
          expect(all(view, needle, -1, ignoreCase)).toEqual(expected.reverse());
        },
      ),
    );
  });
});
