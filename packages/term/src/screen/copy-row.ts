/** A row that outlives the emulator's next write. */
import type { Row } from './cell.js';

export const copyRow = (row: Row): Row => ({
  cells: row.cells.slice(),
  clusters: row.clusters && new Map(row.clusters),
  extended: row.extended && new Map(row.extended),
  wrapped: row.wrapped,
});
