/** next-window: makes the next window of a session the current one. */
import type { Command } from './command.js';
import { step } from './select-window.js';

export const nextWindow: Command = {
  name: 'next-window',
  flags: 'at:',
  args: [0, 0],
  usage: '[-t target-session]',
  exec: (context, args) => step(context, args.value('t'), '+', 'no next window'),
};
