/** Commands that move the cursor by characters, rows, lines, paragraphs and brackets. */
import { nextBracket, previousBracket } from '../brackets.js';
import { cursorDown, cursorLeft, cursorRight, cursorUp, endOfLine, read, startOfLine } from '../cursor.js';
import { updateSelection } from '../selection.js';
import { rowsPerStep, type Steps } from '../slices.js';
import { type Action, type CopyState, cursorRow, showRow } from '../state.js';
import { scrollTo } from '../view.js';
import { type CopyCommands, moving, repeated, stepping } from './command.js';

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
  'next-paragraph': stepping(nextParagraph, 'emacs'),
  'previous-paragraph': stepping(previousParagraph, 'emacs'),
  'next-prompt': stepping((state) => toPrompt(state, 1), 'always'),
  'previous-prompt': stepping((state) => toPrompt(state, -1), 'always'),
  'next-matching-bracket': {
    unmarks: 'always',
    *act({ state, count }): Steps<Action> {
      for (let n = 0; n < count; n++) if (!(yield* nextBracket(state))) break;
      return 'redraw';
    },
  },
  'previous-matching-bracket': stepping(previousBracket, 'always'),
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
function* nextParagraph(state: CopyState): Steps<void> {
  const { grid } = state;
  let y = yield* pass(state, cursorRow(state), 1, (row) => grid.isBlank(row));
  y = yield* pass(state, y, 1, (row) => !grid.isBlank(row));
  scrollTo(state, grid.length(y), y);
}

/** To the empty row before the paragraph. */
function* previousParagraph(state: CopyState): Steps<void> {
  const { grid } = state;
  let y = yield* pass(state, cursorRow(state), -1, (row) => grid.isBlank(row));
  y = yield* pass(state, y, -1, (row) => !grid.isBlank(row));
  scrollTo(state, 0, y);
}

/** To the next row that a prompt begins in, if there is one. */
function* toPrompt(state: CopyState, by: 1 | -1): Steps<void> {
  const { grid } = state;
  const from = cursorRow(state) + by;
  if (from < 0 || from > grid.lastRow) return;
  const y = yield* pass(state, from, by, (row) => !grid.isPrompt(row));
  if (!grid.isPrompt(y)) return;
  state.cx = 0;
  showRow(state, y);
  updateSelection(state);
}

/** The first row from y on that is not so; the last one there is if all are. */
function* pass({ grid }: CopyState, from: number, by: 1 | -1, holds: (y: number) => boolean): Steps<number> {
  const end = by > 0 ? grid.lastRow : 0;
  let y = from;
  for (; y !== end && holds(y); y += by) if (y % rowsPerStep === 0) yield;
  return y;
}
