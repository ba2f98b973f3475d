/**
 * Wraps one logical line for another width, exactly as xterm.js 6.0.0 does when its terminal is resized (BufferReflow.ts,
 * Buffer.ts): step for step, so that rows come out equal also where they were erased, coloured or cut in the middle.
 */
import { widthShift, wordsPerCell } from '../screen/cell.js';
import { emptyGlyph, PhysicalRow } from './physical-row.js';

/** Rows of one logical line, of `from` columns, wrapped for `to`. Takes the rows over. */
export function reflow(rows: PhysicalRow[], from: number, to: number): PhysicalRow[] {
  if (to > from) return widen(rows, from, to);
  return to < from ? narrow(rows, from, to) : rows;
}

/** Columns of row `i` that count: all but those left empty because a wide character did not fit. */
export function lengthOf(rows: readonly PhysicalRow[], i: number, cols: number): number {
  const row = rows[i]!;
  const next = rows[i + 1];
  if (next === undefined) return row.trimmedLength;
  const endsEmpty = row.isEmptyAt(cols - 1) && row.width(cols - 1) === 1;
  return endsEmpty && next.width(0) === 2 ? cols - 1 : cols;
}

function widen(rows: PhysicalRow[], from: number, to: number): PhysicalRow[] {
  for (const row of rows) row.resize(to);
  if (rows.length === 1) return rows;
  let target = 0;
  let targetColumn = lengthOf(rows, 0, from);
  let source = 1;
  let sourceColumn = 0;
  while (source < rows.length) {
    const length = lengthOf(rows, source, from);
    const count = Math.min(length - sourceColumn, to - targetColumn);
    rows[target]!.copy(rows[source]!, sourceColumn, targetColumn, count, false);
    targetColumn += count;
    if (targetColumn === to) {
      target++;
      targetColumn = 0;
    }
    sourceColumn += count;
    if (sourceColumn === length) {
      source++;
      sourceColumn = 0;
    }
    if (targetColumn === 0 && target > 0 && rows[target - 1]!.width(to - 1) === 2) {
      rows[target]!.copy(rows[target - 1]!, to - 1, targetColumn++, 1, false);
      rows[target - 1]!.setEmpty(to - 1);
    }
  }
  clearFrom(rows[target]!, targetColumn);
  let kept = rows.length;
  while (kept > 1 && (kept - 1 > target || rows[kept - 1]!.trimmedLength === 0)) kept--;
  rows.length = kept;
  return rows;
}

function clearFrom(row: PhysicalRow, column: number): void {
  if (column > 0 && row.width(column - 1) === 2) row.setEmpty(column - 1);
  for (let x = column; x < row.cols; x++) row.setEmpty(x);
}

function narrow(rows: PhysicalRow[], from: number, to: number): PhysicalRow[] {
  const last = rows.at(-1)!;
  if (rows.length > 1 || last.wrapped || last.trimmedLength > to) spread(rows, from, to);
  for (const row of rows) row.resize(to);
  return rows;
}

/** Moves the cells of rows that are still `from` wide down into more rows, the last ones first. */
function spread(rows: PhysicalRow[], from: number, to: number): void {
  const lengths = newLengths(rows, from, to);
  const added = lengths.length - rows.length;
  let source = rows.length - 1;
  let sourceColumn = rows[source]!.trimmedLength;
  for (let i = 0; i < added; i++) rows.push(new PhysicalRow(to, true));
  let target = lengths.length - 1;
  let targetColumn = lengths[target] ?? 0;
  if (targetColumn === 0) targetColumn = lengths[--target] ?? 0;
  while (source >= 0 && target >= 0) {
    const count = Math.min(sourceColumn, targetColumn);
    rows[target]!.copy(rows[source]!, sourceColumn - count, targetColumn - count, count, true);
    targetColumn -= count;
    if (targetColumn === 0) targetColumn = lengths[--target] ?? 0;
    sourceColumn -= count;
    if (sourceColumn === 0) {
      source--;
      sourceColumn = lengthOf(rows, Math.max(source, 0), from);
    }
  }
  for (let i = 0; i < rows.length; i++) {
    const length = lengths[i] ?? to;
    if (length < to) rows[i]!.setEmpty(length);
  }
}

/** Length of every row at the new width: `to`, or one less where a wide character would be cut. */
function newLengths(rows: readonly PhysicalRow[], from: number, to: number): number[] {
  const lengths: number[] = [];
  let needed = 0;
  for (let i = 0; i < rows.length; i++) needed += lengthOf(rows, i, from);
  let column = 0;
  let source = 0;
  while (needed > 0) {
    if (needed < to) {
      lengths.push(needed);
      break;
    }
    column += to;
    // Rows whose wide characters lie across their ends have fewer cells than they seem to.
    const length = source < rows.length ? lengthOf(rows, source, from) : Number.POSITIVE_INFINITY;
    if (column > length) {
      column -= length;
      source++;
    }
    const cutsWide = to > 1 && rows[source]?.width(column - 1) === 2;
    if (cutsWide) column--;
    lengths.push(cutsWide ? to - 1 : to);
    needed -= cutsWide ? to - 1 : to;
  }
  return lengths;
}

/**
 * Whether the rows of a logical line look the same at any width, whatever widths they have had before: no cells that
 * a wrap could lose or colour, no halves of wide characters.
 */
export function isPathIndependent(rows: readonly PhysicalRow[], cols: number): boolean {
  const last = rows.length - 1;
  let wasGap = false;
  for (let i = 0; i <= last; i++) {
    const row = rows[i]!;
    const length = lengthOf(rows, i, cols);
    if (i > 0 && i === last && length === 0) return false;
    if (length > row.cols || !isEmptyFrom(row, length)) return false;
    for (let x = 0; x < length; x++) {
      const width = row.width(x);
      if (width === 0 || (width === 2 && (wasGap || x + 1 >= length || !isRightHalf(row, x + 1)))) return false;
      wasGap = width === 1 && row.isEmptyAt(x);
      if (width === 2) x++;
    }
  }
  return true;
}

const isRightHalf = (row: PhysicalRow, x: number): boolean =>
  row.cells[x * wordsPerCell]! >>> widthShift === 0 && row.isEmptyAt(x);

function isEmptyFrom({ cells }: PhysicalRow, column: number): boolean {
  for (let o = column * wordsPerCell; o < cells.length; o += wordsPerCell) {
    if (cells[o] !== emptyGlyph || cells[o + 1] !== 0 || cells[o + 2] !== 0) return false;
  }
  return true;
}
