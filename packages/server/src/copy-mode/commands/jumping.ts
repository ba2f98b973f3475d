/** Commands that jump: to a character in the line, to the mark. */
import { jump, reverseJump } from '../jumps.js';
import { updateSelection } from '../selection.js';
import { type CopyState, cursorRow, type JumpKind, showRow } from '../state.js';
import { type CopyCommand, type CopyCommands, moving } from './command.js';

const jumping = (kind: JumpKind): CopyCommand => ({
  words: [1, 1],
  ...moving(({ state, args, count }) => {
    const [text = ''] = args;
    if (text === '') return;
    state.jump = { kind, text };
    for (let n = 0; n < count; n++) jump(state, state.jump);
  }),
});

const again = (reverse: boolean): CopyCommand => ({
  ...moving(({ state, count }) => {
    if (state.jump === undefined) return;
    const next = reverse ? reverseJump(state.jump) : state.jump;
    for (let n = 0; n < count; n++) jump(state, next);
  }),
});

export const jumpingCommands: CopyCommands = {
  'jump-again': again(false),
  'jump-reverse': again(true),
  'jump-backward': jumping('backward'),
  'jump-forward': jumping('forward'),
  'jump-to-backward': jumping('to-backward'),
  'jump-to-forward': jumping('to-forward'),
  'jump-to-mark': moving(({ state }) => jumpToMark(state), 'always'),
  'set-mark': moving(({ state }) => {
    state.mark = { x: state.cx, y: cursorRow(state) };
    state.markShown = true;
  }, 'always'),
};

/** The cursor and the mark change places. */
function jumpToMark(state: CopyState): void {
  const { mark } = state;
  state.mark = { x: state.cx, y: cursorRow(state) };
  state.cx = mark.x;
  showRow(state, mark.y);
  state.markShown = true;
  updateSelection(state);
}
