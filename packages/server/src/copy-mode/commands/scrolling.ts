/** Commands that change what is shown: pages, rows, the ends of history, a row by its number. */
import { cursorDown, cursorUp } from '../cursor.js';
import { refreshMarks } from '../marks.js';
import { pageDown, pageUp } from '../pages.js';
import { otherEnd, updateSelection } from '../selection.js';
import { type CopyState, cursorRow } from '../state.js';
import { gotoLine, scrollCursorTo, scrollDown, scrollUp } from '../view.js';
import { type CopyCommand, type CopyCommands, moving, repeated } from './command.js';

const down = (half: boolean, always: boolean): CopyCommand => ({
  unmarks: always ? 'always' : 'emacs',
  act: ({ state, count }) => {
    for (let n = 0; n < count; n++) if (pageDown(state, half, always || state.exitAtBottom)) return 'cancel';
    return 'redraw';
  },
});

const scrollingDown = (always: boolean): CopyCommand => ({
  unmarks: always ? 'always' : 'emacs',
  act: ({ state, count }) => {
    for (let n = 0; n < count; n++) cursorDown(state, true);
    const leaves = always || (state.exitAtBottom && !state.selection.present);
    return leaves && state.oy === 0 ? 'cancel' : 'redraw';
  },
});

const exitAtBottom = (change: (before: boolean) => boolean): CopyCommand =>
  moving(({ state }) => {
    state.exitAtBottom = change(state.exitAtBottom);
  }, 'always');

export const scrollingCommands: CopyCommands = {
  'page-up': repeated((state) => pageUp(state, false)),
  'halfpage-up': repeated((state) => pageUp(state, true)),
  'page-down': down(false, false),
  'page-down-and-cancel': down(false, true),
  'halfpage-down': down(true, false),
  'halfpage-down-and-cancel': down(true, true),
  'scroll-up': repeated((state) => cursorUp(state, true)),
  'scroll-down': scrollingDown(false),
  'scroll-down-and-cancel': scrollingDown(true),
  'scroll-top': moving(({ state }) => scrollCursorTo(state, 0), 'always'),
  'scroll-middle': moving(({ state }) => scrollCursorTo(state, Math.floor((state.grid.height - 1) / 2)), 'always'),
  'scroll-bottom': moving(({ state }) => scrollCursorTo(state, state.grid.height - 1), 'always'),
  'scroll-to-mouse': moving(({ state }) => scrollToPointer(state)),
  'recentre-top-bottom': moving(({ state }) => recentre(state), 'always'),
  'scroll-exit-on': exitAtBottom(() => true),
  'scroll-exit-off': exitAtBottom(() => false),
  'scroll-exit-toggle': exitAtBottom((before) => !before),
  'history-top': moving(({ state }) => toTop(state)),
  'history-bottom': moving(({ state }) => toBottom(state)),
  'goto-line': { unmarks: 'emacs', words: [1, 1], act: goto },
};

function goto({ state, args }: Parameters<CopyCommand['act']>[0]): 'redraw' {
  gotoLine(state, args[0]!);
  return 'redraw';
}

/** As a bar at the side of the screen would: its upper end is the oldest row, its lower end the screen. */
function scrollToPointer(state: CopyState): void {
  const { pointerY, grid } = state;
  if (pointerY === undefined) return;
  const top = Math.round((grid.history * pointerY) / Math.max(1, grid.height - 1));
  state.oy = grid.history - Math.min(grid.history, Math.max(0, top));
  refreshMarks(state);
  updateSelection(state);
}

function toTop(state: CopyState): void {
  const { selection, grid } = state;
  if (selection.lines === 'to-the-right' && cursorRow(state) === selection.start.y) otherEnd(state);
  state.cx = 0;
  state.cy = 0;
  state.oy = grid.history;
  refreshMarks(state);
  updateSelection(state);
}

function toBottom(state: CopyState): void {
  const { selection, grid } = state;
  if (selection.lines === 'to-the-left' && cursorRow(state) === selection.end.y) otherEnd(state);
  state.cy = grid.height - 1;
  state.cx = grid.length(grid.lastRow);
  state.oy = 0;
  refreshMarks(state);
  updateSelection(state);
}

/** The cursor's row to the middle, then to the top, then to the bottom. */
function recentre(state: CopyState): void {
  const last = state.grid.height - 1;
  const middle = Math.floor(last / 2);
  const to = state.cy === middle ? 0 : state.cy === 0 ? last : middle;
  const by = state.cy - to;
  const before = state.oy;
  if (by > 0) scrollUp(state, by);
  else scrollDown(state, -by);
  state.cy += state.oy - before;
  updateSelection(state);
}
