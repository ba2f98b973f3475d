/** Matching brackets: `{[(` and `)]}`. In emacs a cursor beside a bracket counts, in vi the rest of the line is looked at. */
import { read } from './cursor.js';
import type { Grid } from './grid.js';
import { toWordEnd } from './selection.js';
import { rowsPerStep, type Steps } from './slices.js';
import { type CopyState, cursorRow, type Point } from './state.js';
import { scrollTo } from './view.js';
import { previousWord } from './words.js';

const openers = '{[(';
const closers = '}])';

/** Back to the opening bracket; in emacs to the word before where there is no closing one. */
export function* previousBracket(state: CopyState): Steps<void> {
  const { grid, settings } = state;
  const y = cursorRow(state);
  if (grid.length(y) === 0) return;
  const columns = settings.keys === 'emacs' && state.cx > 0 ? [state.cx, state.cx - 1] : [state.cx];
  const x = columns.find((column) => isBracket(grid, column, y, closers));
  if (x !== undefined) return moveTo(state, yield* matchBefore(grid, { x, y }));
  if (settings.keys === 'emacs') read(state, 'up', (reader) => previousWord(reader, closers, true, true));
}

/**
 * On to the closing bracket; in emacs to the end of the next word where there is no opening one. False after vi has gone
 * back to an opening bracket, which is not done more than once.
 */
export function* nextBracket(state: CopyState): Steps<boolean> {
  const { grid, settings } = state;
  const y = cursorRow(state);
  if (grid.length(y) === 0) return false;
  if (settings.keys === 'vi') return yield* nextBracketOfLine(state);
  const columns = state.cx <= grid.length(y) ? [state.cx, state.cx + 1] : [state.cx];
  const x = columns.find((column) => isBracket(grid, column, y, openers));
  if (x !== undefined) moveTo(state, yield* matchAfter(grid, { x, y }));
  else read(state, 'down', (reader) => toWordEnd(state, reader, openers));
  return true;
}

/** The first bracket from the cursor to the end of the line; from a closing one back to its opening one. */
function* nextBracketOfLine(state: CopyState): Steps<boolean> {
  const { grid } = state;
  const at = firstBracket(grid, { x: state.cx, y: cursorRow(state) });
  if (at === undefined) return false;
  const goesBack = isBracket(grid, at.x, at.y, closers);
  moveTo(state, yield* goesBack ? matchBefore(grid, at) : matchAfter(grid, at));
  return !goesBack;
}

function firstBracket(grid: Grid, from: Point): Point | undefined {
  const last = grid.lineEnd(from.y);
  for (let { x, y } = from; y <= last; y++, x = 0) {
    for (; x <= grid.length(y); x++) if (isBracket(grid, x, y, openers + closers)) return { x, y };
  }
  return undefined;
}

const isBracket = (grid: Grid, x: number, y: number, brackets: string): boolean => grid.isIn(x, y, brackets);

function moveTo(state: CopyState, at: Point | undefined): void {
  if (at !== undefined) scrollTo(state, at.x, at.y);
}

function* matchBefore(grid: Grid, from: Point): Steps<Point | undefined> {
  const closer = grid.text(from.x, from.y);
  const opener = openers[closers.indexOf(closer)]!;
  let depth = 1;
  for (let y = from.y, x = from.x - 1; y >= 0; y--, x = grid.length(y) - 1) {
    if (y % rowsPerStep === 0) yield;
    for (; x >= 0; x--) {
      const text = grid.text(x, y);
      if (text === closer) depth++;
      else if (text === opener && --depth === 0) return { x, y };
    }
  }
  return undefined;
}

function* matchAfter(grid: Grid, from: Point): Steps<Point | undefined> {
  const opener = grid.text(from.x, from.y);
  const closer = closers[openers.indexOf(opener)]!;
  let depth = 1;
  for (let y = from.y, x = from.x + 1; y <= grid.lastRow; y++, x = 0) {
    if (y % rowsPerStep === 0) yield;
    const length = grid.length(y);
    for (; x < length; x++) {
      const text = grid.text(x, y);
      if (text === opener) depth++;
      else if (text === closer && --depth === 0) return { x, y };
    }
  }
  return undefined;
}
