/** What is written at a cell of a picture: the word, the row. As tmux's formats have it. Pure. */
import type { Grid } from './grid.js';
import { Reader } from './reader.js';
import type { Point } from './state.js';
import { whitespace } from './words.js';

/** A row without the spaces at its end. */
export function lineAt(grid: Grid, y: number): string {
  const length = grid.length(y);
  return Array.from({ length }, (_, x) => grid.text(x, y)).join('');
}

/** The word at a cell; on a separator the word that begins behind it. */
export function wordAt(grid: Grid, at: Point, separators: string): string {
  const ends = (reader: Reader): boolean => reader.isIn(whitespace) || reader.isIn(separators);
  const reader = new Reader(grid, at);
  while (!ends(reader)) {
    const last = reader.point;
    if (reader.x === 0 && (reader.y === 0 || !grid.isWrapped(reader.y - 1))) {
      reader.x = -1;
      break;
    }
    if (reader.x === 0) {
      reader.up();
      reader.x = grid.length(reader.y);
    }
    reader.x--;
    if (reader.x === last.x && reader.y === last.y) break;
  }
  let word = '';
  while (onwards(reader) && !ends(reader)) word += grid.text(reader.x, reader.y);
  return word;
}

/** One cell on in the line; false at its end. */
function onwards(reader: Reader): boolean {
  const { grid } = reader;
  const length = grid.length(reader.y);
  if (length === 0 || reader.x === length - 1) {
    if (reader.y >= grid.lastRow || !grid.isWrapped(reader.y)) return false;
    reader.y++;
    reader.x = 0;
    return true;
  }
  reader.x++;
  return reader.x < grid.cols;
}
