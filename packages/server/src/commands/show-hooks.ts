/** show-hooks: hooks and their commands. */
import { isHook } from '@ccmux/core';
import type { Command } from './command.js';
import { showLevel, showOne } from './show-options.js';

export const showHooks: Command = {
  name: 'show-hooks',
  flags: 'gpt:w',
  args: [0, 1],
  usage: '[-gpw] [-t target-pane]',
  summary: 'Print the commands of hooks.',
  flagHelp: {
    g: 'those for all',
    p: 'those of a pane',
    t: 'the pane',
    w: 'those of a window',
  },
  exec: (context, args) =>
    args.rest.length > 0 ? showOne(context, args, false) : showLevel(context, args, false, { users: false, wanted: isHook }),
};
