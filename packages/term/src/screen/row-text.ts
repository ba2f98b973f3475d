/** The text of a row, as copy and capture take it. */
import { clusterFlag, glyphMask, type Row, widthShift, wordsPerCell } from './cell.js';

export interface RowTextOptions {
  /** Leaves out spaces at the end. Without it, only cells that were never written to are left out. */
  readonly trim?: boolean;
  /** First column and the one after the last; the whole row if not given. */
  readonly from?: number;
  readonly to?: number;
}

/** Text of one cell; a space for an empty one, nothing for the right half of a wide one. */
export function cellText(row: Row, x: number): string {
  const glyph = row.cells[x * wordsPerCell]!;
  if (glyph & clusterFlag) return row.clusters?.get(x) ?? ' ';
  const codePoint = glyph & glyphMask;
  if (codePoint !== 0) return String.fromCodePoint(codePoint);
  return glyph >>> widthShift === 0 ? '' : ' ';
}

/** The column after the last cell that was written to. */
export function writtenLength(row: Row): number {
  const { cells } = row;
  for (let x = cells.length / wordsPerCell; x > 0; x--) {
    const glyph = cells[(x - 1) * wordsPerCell]!;
    if (glyph & (glyphMask | clusterFlag) || glyph >>> widthShift === 0) return x;
  }
  return 0;
}

export function rowText(row: Row, options: RowTextOptions = {}): string {
  const { trim = false, from = 0 } = options;
  const to = Math.min(options.to ?? Number.POSITIVE_INFINITY, writtenLength(row));
  let text = '';
  for (let x = from; x < to; x++) text += cellText(row, x);
  return trim ? text.replace(/ +$/, '') : text;
}
