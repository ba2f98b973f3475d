/**
 * The selection: what it begins with, how it follows the cursor (by characters, words or lines), and which end moves. What
 * it holds as text is elsewhere.
 */
import { Reader } from './reader.js';
import { type CopyState, cursorRow, type Point, topRow } from './state.js';
import { nextWordEnd, previousWord, whitespace } from './words.js';

/** Begins a selection at the cursor; its end follows. */
export function startSelection(state: CopyState): void {
  const { selection } = state;
  const y = cursorRow(state);
  selection.start = { x: state.cx, y };
  selection.end = { x: state.cx, y };
  selection.following = 'end';
  followCursor(state, false);
  selection.present = true;
}

export function clearSelection(state: CopyState): void {
  const { selection } = state;
  selection.present = false;
  selection.following = 'none';
  selection.lines = 'none';
  selection.unit = 'char';
  limitCursor(state);
}

/** The cursor has moved: the end that follows it does too. `exactly`: to the cursor, not to the word or line there. */
export function updateSelection(state: CopyState, exactly = false): void {
  const { selection } = state;
  if (!selection.present && selection.lines === 'none') return;
  followCursor(state, exactly);
  selection.present = true;
}

function followCursor(state: CopyState, exactly: boolean): void {
  const { selection } = state;
  if (selection.following === 'none') return;
  const cursor = { x: state.cx, y: cursorRow(state) };
  if (selection.unit === 'word' && !exactly) return followByWords(state, cursor);
  if (selection.unit === 'line' && !exactly) return followByLines(state, cursor);
  selection[selection.following] = cursor;
}

function followByWords(state: CopyState, cursor: Point): void {
  const { selection, grid } = state;
  const { origin, first } = selection;
  const reader = new Reader(grid, cursor);
  if (origin.y > cursor.y || (origin.y === cursor.y && origin.x > cursor.x)) {
    previousWord(reader, selection.separators, false, true);
    selection.end = { ...first.end };
    selection.start = reader.point;
    return;
  }
  if (cursor.x >= grid.length(cursor.y) || !grid.isIn(cursor.x + 1, cursor.y, whitespace)) toWordEnd(state, reader);
  selection.start = { ...first.start };
  selection.end = reader.point;
}

function followByLines(state: CopyState, cursor: Point): void {
  const { selection, grid } = state;
  const { origin, first } = selection;
  if (origin.y > cursor.y) {
    selection.end = { ...first.end };
    selection.start = { x: 0, y: cursor.y };
    return;
  }
  const y = Math.max(cursor.y, first.end.y);
  selection.start = { ...first.start };
  selection.end = { x: grid.length(y), y };
}

/** Where the key for the end of the word goes: behind it, or in vi on its last character. */
export function toWordEnd(state: CopyState, reader: Reader, separators = state.selection.separators): void {
  if (state.settings.keys === 'emacs') return nextWordEnd(reader, separators);
  if (!reader.isIn(whitespace)) reader.right(false, false);
  nextWordEnd(reader, separators);
  reader.left(true);
}

/** The cursor goes to the other end of the selection, which follows it from now on. */
export function otherEnd(state: CopyState): void {
  const { selection, grid } = state;
  if (!selection.present && selection.lines === 'none') return;
  if (selection.lines !== 'none') selection.lines = selection.lines === 'to-the-right' ? 'to-the-left' : 'to-the-right';
  selection.following = selection.following === 'end' ? 'start' : 'end';
  const { x, y } = selection[selection.following];
  const before = cursorRow(state);
  const top = topRow(state);
  state.cx = x;
  if (y < top) {
    state.oy = grid.history - y;
    state.cy = 0;
  } else if (y >= top + grid.height) {
    state.oy = Math.max(0, grid.history - y + grid.height - 1);
    state.cy = y - topRow(state);
  } else state.cy += y - before;
  updateSelection(state, true);
}

/** Rectangle or not, from now on. */
export function setRectangle(state: CopyState, on: boolean): void {
  state.selection.rectangle = on;
  limitCursor(state);
  updateSelection(state);
}

/** A cursor past the end of its row comes back to it. */
function limitCursor(state: CopyState): void {
  state.cx = Math.min(state.cx, state.grid.length(cursorRow(state)));
}
