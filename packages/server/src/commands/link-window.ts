/** link-window: shows a window at one more index, of the same session or another. */

import type { Command } from './command.js';
import { moveOrLink } from './move-window.js';

export const linkWindow: Command = {
  name: 'link-window',
  flags: 'abdks:t:',
  args: [0, 0],
  usage: '[-abdk] [-s src-window] [-t dst-window]',
  exec: (context, args) => moveOrLink(context, args, false),
};
