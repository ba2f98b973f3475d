/** Where a cell of a history is when the same history is wrapped for another width. */
import type { OpenBlock, OpenBlocks } from './open-block.js';
import type { HistoryPosition } from './position.js';
import { lengthOf } from './reflow.js';

/** HistoryView.locate. Both views hold the same blocks. */
export function locateCell(from: OpenBlocks, at: HistoryPosition, to: OpenBlocks): HistoryPosition {
  if (from.blockCount === 0) return at;
  const block = from.nearestBlock(at.row);
  const source = from.open(block);
  const { line, cell } = inLine(source, at.row - source.start, at.x, from.cols);
  return placeOf(to.open(block), line, cell, to.cols);
}

/** The logical line of a row, counted from the start of the block, and the cell in it. */
function inLine(open: OpenBlock, row: number, x: number, cols: number): { readonly line: number; readonly cell: number } {
  const last = Math.min(row, open.rowCount - 1);
  let line = 0;
  let cell = 0;
  for (let i = 1; i <= last; i++) {
    if (open.row(i).wrapped) cell += lengthOf([open.row(i - 1), open.row(i)], 0, cols);
    else {
      line++;
      cell = 0;
    }
  }
  return { line, cell: cell + x };
}

/** Row and column of the cell; past the end of its line, the last row of it. */
export function placeOf(open: OpenBlock, line: number, cell: number, cols: number): HistoryPosition {
  let row = 0;
  for (let left = line; left > 0; left--) {
    row++;
    while (row < open.rowCount && open.row(row).wrapped) row++;
  }
  let x = cell;
  while (row + 1 < open.rowCount && open.row(row + 1).wrapped) {
    const length = lengthOf([open.row(row), open.row(row + 1)], 0, cols);
    if (x < length) break;
    x -= length;
    row++;
  }
  return { row: open.start + Math.min(row, open.rowCount - 1), x: Math.min(x, cols - 1) };
}
