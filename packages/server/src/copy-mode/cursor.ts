/** The cursor by characters and rows, scrolling at the edges, and to wherever a reader went. */
import { Reader } from './reader.js';
import { otherEnd, updateSelection } from './selection.js';
import { type CopyState, cursorRow, isRectangle, type Point, topRow } from './state.js';
import { rememberColumn, scrollDown, scrollUp } from './view.js';

/** Up one row; `scrollOnly`: the rows move down under it instead. */
export function cursorUp(state: CopyState, scrollOnly: boolean): void {
  step(state, scrollOnly, -1);
}

/** Down one row; `scrollOnly`: the rows move up under it instead. */
export function cursorDown(state: CopyState, scrollOnly: boolean): void {
  step(state, scrollOnly, 1);
}

function step(state: CopyState, scrollOnly: boolean, by: 1 | -1): void {
  const { selection, grid } = state;
  const free = isRectangle(state);
  const y = cursorRow(state);
  if (!free) rememberColumn(state);
  const leavesLine =
    by < 0
      ? selection.lines === 'to-the-right' && y === selection.start.y
      : selection.lines === 'to-the-left' && y === selection.end.y;
  if (leavesLine) otherEnd(state);
  const isAtEdge = state.cy === (by < 0 ? 0 : grid.height - 1);
  if (!free) state.cx = state.lastX;
  if (scrollOnly || isAtEdge) {
    if (by < 0) scrollDown(state, 1);
    else scrollUp(state, 1);
  } else {
    state.cy += by;
    updateSelection(state);
  }
  if (!free) keepColumn(state);
  keepLine(state);
}

function keepColumn(state: CopyState): void {
  const length = state.grid.length(cursorRow(state));
  if (!((state.cx >= state.lastLength && state.cx !== length) || state.cx > length)) return;
  state.cx = length;
  updateSelection(state);
}

/** While lines are selected the cursor is at their ends. */
function keepLine(state: CopyState): void {
  const { selection, grid } = state;
  if (selection.lines === 'none') return;
  if (selection.lines === 'to-the-left') state.cx = 0;
  else state.cx = selection.rectangle ? grid.cols : grid.length(cursorRow(state));
  updateSelection(state);
}

/** Moves a reader from the cursor, and the cursor to where it went. */
export function read(state: CopyState, towards: 'up' | 'down', move: (reader: Reader) => void, exactly = false): void {
  const reader = new Reader(state.grid, { x: state.cx, y: cursorRow(state) });
  move(reader);
  acquire(state, towards, reader.point, exactly);
}

/** The cursor goes to a cell; rows are scrolled one by one if it is off the screen. */
export function acquire(state: CopyState, towards: 'up' | 'down', { x, y }: Point, exactly = false): void {
  const row = y - topRow(state);
  const last = state.grid.height - 1;
  if (towards === 'up') {
    for (let n = row; n < 0; n++) cursorUp(state, true);
    state.cy = Math.max(0, row);
  } else {
    for (let n = row; n > last; n--) cursorDown(state, true);
    state.cy = Math.min(last, row);
  }
  state.cx = x;
  updateSelection(state, exactly);
}

export const cursorLeft = (state: CopyState): void => read(state, 'up', (reader) => reader.left(true));
export const cursorRight = (state: CopyState): void => read(state, 'down', (reader) => reader.right(true, isRectangle(state)));
export const startOfLine = (state: CopyState): void => read(state, 'up', (reader) => reader.startOfLine());
export const endOfLine = (state: CopyState): void => read(state, 'down', (reader) => reader.endOfLine(isRectangle(state)));
