/** Rows of the screen as views of xterm's lines. Copies nothing; the side tables are built only for rows that have one. */

import { toExtended } from '../history/extended.js';
import { bgExtended, clusterFlag, type Extended, fgUnderline, type Row, wordsPerCell } from '../screen/cell.js';
import type { XtermExtended, XtermLine } from './internals.js';
import { linkOf } from './links.js';

/**
 * A view of the first `cols` cells of a line, valid until the line is written to. On the alternate screen a line may be
 * longer than the screen is wide: what was cut off by a resize comes back with the next one.
 */
export function rowOf(line: XtermLine, cols: number): Row {
  const length = cols * wordsPerCell;
  const cells = line._data.length > length ? line._data.subarray(0, length) : line._data;
  let flags = 0;
  for (let i = 0; i < cells.length; i += 3) flags |= (cells[i]! & clusterFlag) | (cells[i + 2]! & bgExtended);
  return {
    cells,
    clusters: flags & clusterFlag ? clustersOf(line, cells) : undefined,
    extended: flags & bgExtended ? extendedOf(line, cells) : undefined,
    wrapped: line.isWrapped,
  };
}

function clustersOf(line: XtermLine, cells: Uint32Array): ReadonlyMap<number, string> {
  const clusters = new Map<number, string>();
  for (let x = 0, i = 0; i < cells.length; x++, i += 3) {
    if (cells[i]! & clusterFlag) clusters.set(x, line._combined[x] ?? ' ');
  }
  return clusters;
}

function extendedOf(line: XtermLine, cells: Uint32Array): ReadonlyMap<number, Extended> {
  const result = new Map<number, Extended>();
  let source: XtermExtended | undefined;
  let underlined = false;
  let value: Extended | undefined;
  for (let x = 0, i = 0; i < cells.length; x++, i += 3) {
    if (!(cells[i + 2]! & bgExtended)) continue;
    const from = line._extendedAttrs[x];
    if (from === undefined) continue;
    const hasUnderline = (cells[i + 1]! & fgUnderline) !== 0;
    if (value === undefined || from !== source || hasUnderline !== underlined) {
      source = from;
      underlined = hasUnderline;
      value = convert(from, hasUnderline);
    }
    result.set(x, value);
  }
  return result;
}

/** xterm reports every link as dashed, so the style is taken from the raw word. */
const convert = (from: XtermExtended, underlined: boolean): Extended =>
  toExtended({ bits: from._ext, link: linkOf(from) }, underlined);
