/** Whether two rows look the same: cells, clusters, underlines and links. Says nothing of wrapping. */
import { bgExtended, clusterFlag, type Extended, type Row, wordsPerCell } from './cell.js';

export function rowsEqual(a: Row, b: Row): boolean {
  if (a.cells.length !== b.cells.length) return false;
  for (let i = 0; i < a.cells.length; i++) if (a.cells[i] !== b.cells[i]) return false;
  for (let x = 0, i = 0; i < a.cells.length; x++, i += wordsPerCell) {
    if (a.cells[i]! & clusterFlag && a.clusters?.get(x) !== b.clusters?.get(x)) return false;
    if (a.cells[i + 2]! & bgExtended && !extendedEqual(a.extended?.get(x), b.extended?.get(x))) return false;
  }
  return true;
}

const extendedEqual = (a: Extended | undefined, b: Extended | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.underline === b.underline &&
    a.underlineColour === b.underlineColour &&
    a.link === b.link &&
    a.linkId === b.linkId);
