/** link-window: shows a window at one more index, of the same session or another. */

import type { Command } from './command.js';
import { moveOrLink } from './move-window.js';

export const linkWindow: Command = {
  name: 'link-window',
  flags: 'abdks:t:',
  args: [0, 0],
  usage: '[-abdk] [-s src-window] [-t dst-window]',
  summary: 'Show a window in another place, too.',
  flagHelp: {
    a: 'behind the target, moving others up',
    b: 'before the target, moving others up',
    d: 'do not go to it',
    k: 'in place of the window that is there',
    s: 'the window',
    t: 'where it is shown, too',
  },
  exec: (context, args) => moveOrLink(context, args, false),
};
