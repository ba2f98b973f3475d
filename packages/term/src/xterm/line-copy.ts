/**
 * Copying cells between lines, which wrapping does. xterm.js 6.0.0 copies the text of clusters for more cells than it was
 * asked to, and loses some where a line is copied onto itself: clusters then show another's text.
 */
import { bgExtended, clusterFlag, wordsPerCell } from '../screen/cell.js';
import type { XtermLine } from './internals.js';

/** Puts another implementation in place, for all lines of all terminals. */
export function repairLineCopy(line: XtermLine): void {
  Object.getPrototypeOf(line).copyCellsFrom = copyCellsFrom;
}

function copyCellsFrom(
  this: XtermLine,
  source: XtermLine,
  sourceColumn: number,
  column: number,
  length: number,
  backwards: boolean,
): void {
  for (let i = 0; i < length; i++) {
    const step = backwards ? length - 1 - i : i;
    const from = (sourceColumn + step) * wordsPerCell;
    const to = (column + step) * wordsPerCell;
    const glyph = source._data[from] ?? 0;
    const bg = source._data[from + 2] ?? 0;
    this._data[to] = glyph;
    this._data[to + 1] = source._data[from + 1] ?? 0;
    this._data[to + 2] = bg;
    if (glyph & clusterFlag) this._combined[column + step] = source._combined[sourceColumn + step] ?? ' ';
    if (bg & bgExtended) this._extendedAttrs[column + step] = source._extendedAttrs[sourceColumn + step];
  }
}
