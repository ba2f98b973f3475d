/** previous-window: makes the previous window of a session the current one. */
import type { Command } from './command.js';
import { step } from './select-window.js';

export const previousWindow: Command = {
  name: 'previous-window',
  flags: 'at:',
  args: [0, 0],
  usage: '[-t target-session]',
  exec: (context, args) => step(context, args.value('t'), '-', 'no previous window'),
};
