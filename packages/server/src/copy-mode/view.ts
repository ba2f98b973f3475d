/** What of the picture is shown: scrolling by rows, going to a row. The cursor stays where it is on the screen. */
import { refreshMarks } from './marks.js';
import { updateSelection } from './selection.js';
import { type CopyState, cursorRow, topRow } from './state.js';

/** Shows later rows: as many as there are. */
export function scrollUp(state: CopyState, rows: number): void {
  const by = Math.min(rows, state.oy);
  if (by === 0) return;
  state.oy -= by;
  viewMoved(state);
}

/** Shows earlier rows: as many as there are. */
export function scrollDown(state: CopyState, rows: number): void {
  const by = Math.min(rows, state.grid.history - state.oy);
  if (by <= 0) return;
  state.oy += by;
  viewMoved(state);
}

/** Other rows are shown now: what is marked and selected in them is looked at again. */
export function viewMoved(state: CopyState): void {
  refreshMarks(state);
  updateSelection(state);
}

/** A column inside of its row is what up and down come back to; at the end of the row the one before still is. */
export function rememberColumn(state: CopyState): void {
  const length = state.grid.length(cursorRow(state));
  if (state.cx === length) return;
  state.lastX = state.cx;
  state.lastLength = length;
}

/** Puts the cursor to a cell, with some rows around it when it was not on the screen. */
export function scrollTo(state: CopyState, x: number, y: number): void {
  const { grid } = state;
  const top = topRow(state);
  state.cx = x;
  if (y >= top && y < top + grid.height) state.cy = y - top;
  else {
    const gap = Math.max(1, Math.floor(grid.height / 4));
    let offset = y + gap - grid.height;
    if (y < grid.height) offset = 0;
    else if (y > grid.history + grid.height - gap) offset = grid.history;
    state.cy = y - offset;
    state.oy = grid.history - offset;
  }
  viewMoved(state);
}

/** The cursor's row comes to row `to` of the screen, if there are rows enough. */
export function scrollCursorTo(state: CopyState, to: number): void {
  const by = state.cy - to;
  if (by > 0 && state.oy >= by) {
    scrollUp(state, by);
    state.cy -= by;
  } else if (by < 0 && state.grid.history - state.oy >= -by) {
    scrollDown(state, -by);
    state.cy -= by;
  }
  updateSelection(state);
}

/** As many rows back as the text says; all there are when it is more. */
export function gotoLine(state: CopyState, text: string): void {
  if (!/^\s*[+-]?\d+$/.test(text)) return;
  const line = Number(text);
  if (line < -1 || line > 0x7fffffff) return;
  state.oy = line < 0 || line > state.grid.history ? state.grid.history : line;
  viewMoved(state);
}
