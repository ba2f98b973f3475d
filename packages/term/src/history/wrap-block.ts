/** The rows of a block at another width than it was written at. */
import { type Block, decodeRow, forEachRow, indexOf, isWrappedRow } from './block.js';
import type { PhysicalRow } from './physical-row.js';
import { isPathIndependent, reflow } from './reflow.js';
import type { Widths } from './widths.js';

/** The rows of a block from `skip` on, at the current width. */
export function wrapBlock(block: Block, skip: number, widths: Widths): PhysicalRow[] {
  const index = indexOf(block);
  const rows: PhysicalRow[] = [];
  const path = widths.since(block.age);
  for (let i = skip; i < block.rows; ) {
    const line = [decodeRow(block, index, i++)];
    while (i < block.rows && isWrappedRow(block, index, i)) line.push(decodeRow(block, index, i++));
    for (const row of wrapLine(block, line, path)) rows.push(row);
  }
  return rows;
}

function wrapLine(block: Block, line: PhysicalRow[], path: readonly number[]): PhysicalRow[] {
  const last = path.at(-1);
  if (last === undefined) return line;
  if (block.isSimple || isPathIndependent(line, block.width)) return reflow(line, block.width, last);
  let rows = line;
  let width = block.width;
  for (const next of path) {
    rows = reflow(rows, width, next);
    width = next;
  }
  return rows;
}

/** How many rows `wrapBlock` gives. */
export function countRows(block: Block, skip: number, widths: Widths): number {
  if (block.age === widths.age || (block.isSimple && block.longest <= widths.current)) return block.rows - skip;
  return block.isSimple ? countSimple(block, skip, widths.current) : wrapBlock(block, skip, widths).length;
}

/** Lines of narrow cells are wrapped by their lengths. */
function countSimple(block: Block, skip: number, cols: number): number {
  let rows = 0;
  let line = 0;
  let last = 0;
  forEachRow(block, (length, isWrapped, i) => {
    if (i < skip) return;
    if (isWrapped && i > skip) line += block.width;
    else {
      if (i > skip) rows += Math.max(1, Math.ceil((line + last) / cols));
      line = 0;
    }
    last = length;
  });
  return rows + Math.max(1, Math.ceil((line + last) / cols));
}
