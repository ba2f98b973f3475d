/** Commands that copy: the selection, a line, the rest of one; into a buffer, to a command, or both. */
import type { Result } from '@ccmux/core';
import { cursorDown, endOfLine, startOfLine } from '../cursor.js';
import { selectedText } from '../selected-text.js';
import { clearSelection, startSelection } from '../selection.js';
import type { Steps } from '../slices.js';
import type { Action } from '../state.js';
import type { CopyCommand, CopyCommands, CopyRun } from './command.js';

type Outcome = Result<string | undefined, string>;

/** What is left of the mode afterwards. */
type After = 'keep' | 'clear' | 'cancel';

const actions: Readonly<Record<After, Action>> = { keep: 'nothing', clear: 'redraw', cancel: 'cancel' };

function* copy(run: CopyRun, prefix: string | undefined): Steps<Outcome> {
  const text = yield* selectedText(run.state);
  if (!text.ok || text.value === undefined) return text;
  const name = prefix === undefined ? 'buffer' : run.expand(prefix);
  run.copy(text.value, { prefix: name, toBuffer: !run.has('P'), toClipboard: !run.has('C') });
  return text;
}

/** Also without a selection: a command that is given nothing may still have something to do. */
function* pipe(run: CopyRun): Steps<Outcome> {
  const text = yield* selectedText(run.state);
  const [command = ''] = run.args;
  if (text.ok) run.pipe(text.value ?? '', command === '' ? undefined : run.expand(command));
  return text;
}

const selectionCommand = (act: (run: CopyRun) => Steps<Outcome>, words: [number, number], after: After): CopyCommand => ({
  flags: 'CP',
  words,
  unmarks: after === 'keep' ? 'never' : 'always',
  *act(run): Steps<Action> {
    const copied = yield* act(run);
    if (!copied.ok) return { error: copied.error };
    if (after !== 'keep') clearSelection(run.state);
    return actions[after];
  },
});

const copying = (after: After): CopyCommand => selectionCommand((run) => copy(run, run.args[0]), [0, 1], after);

const copyPiping = (after: After): CopyCommand =>
  selectionCommand(
    function* (run) {
      yield* pipe(run);
      return yield* copy(run, run.args[1]);
    },
    [0, 2],
    after,
  );

const piping = (after: After): CopyCommand => selectionCommand(pipe, [0, 2], after);

/** A line from the cursor or from its start, and as many more as the count says. */
const lineCommand = (whole: boolean, pipes: boolean, cancels: boolean): CopyCommand => ({
  flags: 'CP',
  words: [0, pipes ? 2 : 1],
  unmarks: 'always',
  *act(run): Steps<Action> {
    const { state } = run;
    const { cx, cy, oy } = state;
    if (whole) {
      state.selection.unit = 'char';
      startOfLine(state);
    }
    startSelection(state);
    for (let n = 1; n < run.count; n++) cursorDown(state, false);
    endOfLine(state);
    if (pipes) yield* pipe(run);
    const copied = yield* copy(run, run.args[pipes ? 1 : 0]);
    if (cancels && copied.ok) return 'cancel';
    clearSelection(state);
    Object.assign(state, { cx, cy, oy });
    return copied.ok ? 'redraw' : { error: copied.error };
  },
});

const appending = (action: Action): CopyCommand => ({
  unmarks: 'always',
  *act({ state, append }): Steps<Action> {
    const text = yield* selectedText(state);
    if (!text.ok) return { error: text.error };
    if (text.value !== undefined) append(text.value);
    clearSelection(state);
    return action;
  },
});

export const copyingCommands: CopyCommands = {
  'append-selection': appending('redraw'),
  'append-selection-and-cancel': appending('cancel'),
  'copy-end-of-line': lineCommand(false, false, false),
  'copy-end-of-line-and-cancel': lineCommand(false, false, true),
  'copy-line': lineCommand(true, false, false),
  'copy-line-and-cancel': lineCommand(true, false, true),
  'copy-pipe': copyPiping('clear'),
  'copy-pipe-and-cancel': copyPiping('cancel'),
  'copy-pipe-end-of-line': lineCommand(false, true, false),
  'copy-pipe-end-of-line-and-cancel': lineCommand(false, true, true),
  'copy-pipe-line': lineCommand(true, true, false),
  'copy-pipe-line-and-cancel': lineCommand(true, true, true),
  'copy-pipe-no-clear': copyPiping('keep'),
  'copy-selection': copying('clear'),
  'copy-selection-and-cancel': copying('cancel'),
  'copy-selection-no-clear': copying('keep'),
  pipe: piping('clear'),
  'pipe-and-cancel': piping('cancel'),
  'pipe-no-clear': piping('keep'),
};
