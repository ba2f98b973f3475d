/** Commands that begin, change and end a selection. */
import { cursorDown, endOfLine, read, startOfLine } from '../cursor.js';
import { clearSelection, otherEnd, setRectangle, startSelection, toWordEnd, updateSelection } from '../selection.js';
import { type CopyState, cursorRow } from '../state.js';
import { previousWord, whitespace } from '../words.js';
import { type CopyCommand, type CopyCommands, type CopyRun, moving } from './command.js';

const selecting = (act: (run: CopyRun) => void, unmarks: CopyCommand['unmarks'] = 'always'): CopyCommand => moving(act, unmarks);

const rectangle = (on: (before: boolean) => boolean): CopyCommand =>
  selecting(({ state }) => {
    state.selection.lines = 'none';
    setRectangle(state, on(state.selection.rectangle));
  });

export const selectingCommands: CopyCommands = {
  'begin-selection': selecting(({ state }) => {
    state.selection.lines = 'none';
    state.selection.unit = 'char';
    startSelection(state);
  }),
  'stop-selection': selecting(({ state }) => {
    state.selection.following = 'none';
    state.selection.lines = 'none';
    state.selection.unit = 'char';
  }),
  'clear-selection': selecting(({ state }) => clearSelection(state)),
  'other-end': selecting(({ state, count }) => {
    state.selection.unit = 'char';
    if (count % 2 === 1) otherEnd(state);
  }, 'emacs'),
  'rectangle-on': rectangle(() => true),
  'rectangle-off': rectangle(() => false),
  'rectangle-toggle': rectangle((before) => !before),
  'select-line': selecting(({ state, count }) => selectLine(state, count)),
  'select-word': selecting(({ state }) => selectWord(state)),
  'selection-mode': { ...selecting(({ state, args }) => setUnit(state, args[0] ?? 'char')), words: [0, 1] },
};

function setUnit(state: CopyState, name: string): void {
  const { selection, settings } = state;
  const unit = (['char', 'word', 'line'] as const).find((u) => u === name.toLowerCase() || u[0] === name.toLowerCase());
  if (unit === undefined) return;
  selection.unit = unit;
  if (unit === 'word') selection.separators = settings.separators;
}

function selectLine(state: CopyState, count: number): void {
  const { selection } = state;
  selection.lines = 'to-the-right';
  selection.rectangle = false;
  selection.unit = 'line';
  selection.origin = { x: state.cx, y: cursorRow(state) };
  startOfLine(state);
  const start = { x: state.cx, y: cursorRow(state) };
  selection.first = { start, end: { ...selection.first.end, y: start.y } };
  startSelection(state);
  endOfLine(state);
  const y = cursorRow(state);
  selection.first = { start, end: { x: state.grid.length(y), y } };
  for (let n = 1; n < count; n++) {
    cursorDown(state, false);
    endOfLine(state);
  }
}

function selectWord(state: CopyState): void {
  const { selection, settings, grid } = state;
  selection.lines = 'to-the-right';
  selection.rectangle = false;
  selection.unit = 'word';
  selection.origin = { x: state.cx, y: cursorRow(state) };
  selection.separators = settings.separators;
  read(state, 'up', (reader) => previousWord(reader, settings.separators, false, settings.keys === 'emacs'));
  const start = { x: state.cx, y: cursorRow(state) };
  selection.first = { start, end: { ...selection.first.end } };
  startSelection(state);
  const wraps = grid.isWrapped(start.y) && start.x + 1 > grid.cols - 1;
  const next = wraps ? { x: 0, y: start.y + 1 } : { x: start.x + 1, y: start.y };
  const isLong = start.x >= grid.length(start.y) || !grid.isIn(next.x, next.y, whitespace);
  if (isLong) read(state, 'down', (reader) => toWordEnd(state, reader), true);
  else updateSelection(state, true);
  const end = { x: state.cx, y: cursorRow(state) };
  selection.first = { start, end };
  if (selection.origin.y > end.y) selection.origin = { ...end };
  else if (selection.origin.x > end.x) selection.origin.x = end.x;
}
