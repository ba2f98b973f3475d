/** Jumps to a character in the line, again and the other way. */
import { acquire } from './cursor.js';
import { Reader } from './reader.js';
import { type CopyState, cursorRow, type Jump, type JumpKind } from './state.js';

const reversed: Readonly<Record<JumpKind, JumpKind>> = {
  forward: 'backward',
  backward: 'forward',
  'to-forward': 'to-backward',
  'to-backward': 'to-forward',
};

export const reverseJump = ({ kind, text }: Jump): Jump => ({ kind: reversed[kind], text });

/** To the character, or in the `to-` kinds to the one beside it on this side. Stays where there is none. */
export function jump(state: CopyState, { kind, text }: Jump): void {
  const reader = new Reader(state.grid, { x: state.cx, y: cursorRow(state) });
  switch (kind) {
    case 'forward':
      reader.x++;
      if (reader.jumpForward(text)) acquire(state, 'down', reader.point);
      return;
    case 'to-forward':
      reader.x += 2;
      if (!reader.jumpForward(text)) return;
      reader.left(true);
      return acquire(state, 'down', reader.point);
    case 'backward':
      reader.left(false);
      if (reader.jumpBackward(text)) acquire(state, 'up', reader.point);
      return;
    case 'to-backward':
      reader.left(false);
      reader.left(false);
      if (!reader.jumpBackward(text)) return;
      reader.right(true, false);
      return acquire(state, 'up', reader.point);
  }
}
