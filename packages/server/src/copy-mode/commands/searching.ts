/** Commands that search: for an expression or a text, again, the other way, and while the person still types. */
import { search } from '../search.js';
import { clearMarks, type Direction } from '../search-state.js';
import type { Steps } from '../slices.js';
import type { Action } from '../state.js';
import type { CopyCommand, CopyCommands, CopyRun } from './command.js';

const other = (direction: Direction): Direction => (direction === 'up' ? 'down' : 'up');

/** Without a text, for the one before. */
const searching = (direction: Direction, isExpression: boolean): CopyCommand => ({
  unmarks: 'always',
  words: [0, 1],
  *act(run): Steps<Action> {
    const memory = run.state.search;
    const [text = ''] = run.args;
    // An empty text is no search at all; neither is it the one before.
    if (text === '') return 'move';
    memory.text = text;
    memory.repeats = direction;
    memory.isExpression = isExpression;
    return yield* times(run, direction);
  },
});

const repeating = (reverse: boolean): CopyCommand => ({
  unmarks: 'always',
  *act(run): Steps<Action> {
    const { repeats } = run.state.search;
    if (repeats === undefined) return 'move';
    return yield* times(run, reverse ? other(repeats) : repeats);
  },
});

function* times(run: CopyRun, direction: Direction): Steps<Action> {
  for (let n = 0; n < run.count; n++) yield* search(run.state, direction);
  return 'redraw';
}

/** The text begins with `=` (it has changed), `-` or `+` (the next one up or down). */
const incremental = (direction: Direction): CopyCommand => ({
  unmarks: 'always',
  words: [1, 1],
  *act({ state, args }): Steps<Action> {
    const memory = state.search;
    const kind = args[0]![0] ?? '';
    const text = args[0]!.slice(1);
    if (memory.origin === undefined) memory.origin = { cx: state.cx, cy: state.cy, oy: state.oy };
    else if (memory.text !== undefined && text !== memory.text) Object.assign(state, memory.origin);
    if (text === '') {
      clearMarks(memory);
      return 'redraw';
    }
    const towards = kind === '=' ? direction : kind === '-' ? 'up' : kind === '+' ? 'down' : undefined;
    if (towards === undefined) return 'redraw';
    memory.repeats = towards;
    memory.isExpression = false;
    memory.text = text;
    if (!(yield* search(state, towards))) clearMarks(memory);
    return 'redraw';
  },
});

export const searchingCommands: CopyCommands = {
  'search-again': repeating(false),
  'search-reverse': repeating(true),
  'search-backward': searching('up', true),
  'search-backward-text': searching('up', false),
  'search-backward-incremental': incremental('up'),
  'search-forward': searching('down', true),
  'search-forward-text': searching('down', false),
  'search-forward-incremental': incremental('down'),
};
