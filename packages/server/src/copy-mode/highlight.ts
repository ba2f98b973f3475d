/** A row with some of its cells shown inverse. Pure. */
import { cell, type Row } from '@ccmux/term';

/** Columns `from` to `to`, both included. */
export function highlight(row: Row, from: number, to: number): Row {
  const cells = row.cells.slice();
  for (let x = from; x <= to && x * cell.wordsPerCell < cells.length; x++) {
    const at = x * cell.wordsPerCell + 1;
    cells[at] = cells[at]! ^ cell.fgInverse;
  }
  return { ...row, cells };
}
