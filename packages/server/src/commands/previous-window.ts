/** previous-window: makes the previous window of a session the current one; with `-a` the previous one that calls for attention. */
import type { Command } from './command.js';
import { step } from './window-step.js';

export const previousWindow: Command = {
  name: 'previous-window',
  flags: 'at:',
  args: [0, 0],
  usage: '[-a] [-t target-session]',
  summary: 'Go to the window before.',
  flagHelp: {
    a: 'the one before with an alert',
    t: 'the session',
  },
  exec: (context, args) => step(context, args.value('t'), 'previous', args.has('a')),
};
