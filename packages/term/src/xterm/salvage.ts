/**
 * What another emulator takes over from one that has failed: its state, without the sequence that it was in the middle of. At
 * another size nothing is wrapped or moved by the rules of a terminal, which may be what failed: all lines become history, and
 * the screen is empty until the program draws it.
 */
import type { Size } from '@ccmux/core';
import { decodeRow, indexOf } from '../history/block.js';
import { BlockWriter } from '../history/block-writer.js';
import { History, type HistoryState } from '../history/history.js';
import { PhysicalRow } from '../history/physical-row.js';
import type { EmulatorState, LinesState, ScreenState } from '../image/state.js';
import { Sanitizer } from '../sanitize/sanitizer.js';

/** Least columns that xterm.js works with. */
const leastCols = 2;
const tabWidth = 8;

export function salvaged(state: EmulatorState, size: Size): EmulatorState {
  const grounded = { ...state, parse: { sanitizer: new Sanitizer(size).save(), joinState: 0, string: '' } };
  if (size.cols === state.size.cols && size.rows === state.size.rows) return grounded;
  return { ...grounded, size, normal: emptyScreen(size), alternate: emptyScreen(size), history: withScreen(state, size) };
}

/** History with what is on the normal screen, down to the last line that is not empty. */
function withScreen({ size, history, normal }: EmulatorState, { cols }: Size): HistoryState {
  const all = new History(Math.max(size.cols, leastCols), Number.POSITIVE_INFINITY);
  all.restore(history);
  const { block } = normal.lines;
  const index = indexOf(block);
  const rows = Array.from({ length: block.rows }, (_, i) => decodeRow(block, index, i));
  const last = rows.findLastIndex((row) => row.trimmedLength > 0);
  for (const row of rows.slice(0, last + 1)) all.push(row);
  all.resize(Math.max(cols, leastCols));
  return all.save();
}

const emptyScreen = ({ cols, rows }: Size): ScreenState => ({
  x: 0,
  y: 0,
  base: 0,
  shown: 0,
  scrollTop: 0,
  scrollBottom: rows - 1,
  tabs: Array.from({ length: Math.ceil(cols / tabWidth) }, (_, i) => i * tabWidth),
  saved: { x: 0, y: 0, fg: 0, bg: 0, charset: undefined },
  lines: emptyLines(Math.max(cols, leastCols), rows),
});

function emptyLines(cols: number, rows: number): LinesState {
  const writer = new BlockWriter();
  const row = new PhysicalRow(cols, false);
  for (let i = 0; i < rows; i++) writer.push(row);
  return { block: writer.toBlock(cols, 0), lengths: new Array<number>(rows).fill(cols) };
}
