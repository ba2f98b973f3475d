/** Pages and half pages. */
import { endOfLine } from './cursor.js';
import { type CopyState, cursorRow, isRectangle } from './state.js';
import { rememberColumn, viewMoved } from './view.js';

const pageRows = ({ grid }: CopyState, half: boolean): number =>
  grid.height > 2 ? (half ? Math.floor(grid.height / 2) : grid.height - 2) : 1;

export function pageUp(state: CopyState, half: boolean): void {
  rememberColumn(state);
  state.cx = state.lastX;
  const rows = pageRows(state, half);
  if (state.oy + rows > state.grid.history) {
    state.oy = state.grid.history;
    state.cy = Math.max(0, state.cy - rows);
  } else state.oy += rows;
  if (!isRectangle(state)) keepToRow(state);
  viewMoved(state);
}

/** True when that was the end, and the mode is to be left there. */
export function pageDown(state: CopyState, half: boolean, leaves: boolean): boolean {
  rememberColumn(state);
  state.cx = state.lastX;
  const rows = pageRows(state, half);
  if (state.oy < rows) {
    state.oy = 0;
    state.cy = Math.min(state.grid.height - 1, state.cy + rows);
  } else state.oy -= rows;
  if (!isRectangle(state)) keepToRow(state);
  if (leaves && state.oy === 0 && !state.selection.present) return true;
  viewMoved(state);
  return false;
}

/** At the end of rows the cursor stays at their ends; past the end of one it comes back. */
function keepToRow(state: CopyState): void {
  const length = state.grid.length(cursorRow(state));
  if ((state.cx >= state.lastLength && state.cx !== length) || state.cx > length) endOfLine(state);
}
