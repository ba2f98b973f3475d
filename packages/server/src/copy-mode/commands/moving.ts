/** Commands that move the cursor by characters, rows, lines, paragraphs and brackets. */
import { nextBracket, previousBracket } from '../brackets.js';
import { cursorDown, cursorLeft, cursorRight, cursorUp, endOfLine, read, startOfLine } from '../cursor.js';
import { updateSelection } from '../selection.js';
import { type CopyState, cursorRow } from '../state.js';
import { scrollTo } from '../view.js';
import { type CopyCommands, moving, repeated } from './command.js';

export const movingCommands: CopyCommands = {
  'cursor-up': repeated((state) => cursorUp(state, false)),
  'cursor-down': repeated((state) => cursorDown(state, false)),
  'cursor-left': repeated(cursorLeft),
  'cursor-right': repeated(cursorRight),
  'cursor-down-and-cancel': {
    unmarks: 'always',
    act: ({ state, count }) => {
      const before = state.cy;
      for (let n = 0; n < count; n++) cursorDown(state, false);
      return before === state.cy && state.oy === 0 ? 'cancel' : 'redraw';
    },
  },
  'cursor-centre-horizontal': moving(({ state }) => toCell(state, Math.floor(state.grid.cols / 2), state.cy)),
  'cursor-centre-vertical': moving(({ state }) => toCell(state, state.cx, Math.floor(state.grid.height / 2))),
  'start-of-line': moving(({ state }) => startOfLine(state)),
  'end-of-line': moving(({ state }) => endOfLine(state)),
  'back-to-indentation': moving(({ state }) => read(state, 'up', (reader) => reader.indentation()), 'always'),
  'top-line': moving(({ state }) => toRow(state, 0)),
  'middle-line': moving(({ state }) => toRow(state, Math.floor((state.grid.height - 1) / 2))),
  'bottom-line': moving(({ state }) => toRow(state, state.grid.height - 1)),
  'next-paragraph': repeated(nextParagraph),
  'previous-paragraph': repeated(previousParagraph),
  'next-matching-bracket': moving(({ state, count }) => {
    for (let n = 0; n < count && nextBracket(state); n++);
  }, 'always'),
  'previous-matching-bracket': repeated(previousBracket, 'always'),
};

function toRow(state: CopyState, cy: number): void {
  state.cx = 0;
  state.cy = cy;
  updateSelection(state);
}

function toCell(state: CopyState, cx: number, cy: number): void {
  state.cy = cy;
  state.cx = Math.min(cx, state.grid.length(cursorRow(state)));
  updateSelection(state);
}

/** To the empty row behind the paragraph. */
function nextParagraph(state: CopyState): void {
  const { grid } = state;
  let y = cursorRow(state);
  while (y < grid.lastRow && grid.length(y) === 0) y++;
  while (y < grid.lastRow && grid.length(y) > 0) y++;
  scrollTo(state, grid.length(y), y);
}

/** To the empty row before the paragraph. */
function previousParagraph(state: CopyState): void {
  const { grid } = state;
  let y = cursorRow(state);
  while (y > 0 && grid.length(y) === 0) y--;
  while (y > 0 && grid.length(y) > 0) y--;
  scrollTo(state, 0, y);
}
