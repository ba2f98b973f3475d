/** next-window: makes the next window of a session the current one; with `-a` the next one that calls for attention. */
import type { Command } from './command.js';
import { step } from './window-step.js';

export const nextWindow: Command = {
  name: 'next-window',
  flags: 'at:',
  args: [0, 0],
  usage: '[-a] [-t target-session]',
  summary: 'Go to the next window.',
  flagHelp: {
    a: 'the next one with an alert',
    t: 'the session',
  },
  exec: (context, args) => step(context, args.value('t'), 'next', args.has('a')),
};
