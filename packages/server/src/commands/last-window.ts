/** last-window: makes the last window of a session the current one. */
import type { Command } from './command.js';
import { step } from './window-step.js';

export const lastWindow: Command = {
  name: 'last-window',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-session]',
  summary: 'Go back to the window before.',
  flagHelp: {
    t: 'the session',
  },
  exec: (context, args) => step(context, args.value('t'), 'last'),
};
