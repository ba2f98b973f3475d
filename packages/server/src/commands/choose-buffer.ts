/** choose-buffer: buffers to choose from. */
import { BufferSource } from '../overlays/buffer-source.js';
import { chooserFlagHelp, openListChooser } from './choose.js';
import type { Command } from './command.js';

export const chooseBuffer: Command = {
  name: 'choose-buffer',
  flags: 'F:f:K:NO:rt:yZ',
  args: [0, 1],
  usage: '[-NryZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]',
  summary: 'Choose a paste buffer from a list.',
  flagHelp: chooserFlagHelp,
  takesBlock: () => true,
  exec: (context, args) => openListChooser(context, args, context.buffers.all, (parts) => new BufferSource(parts)),
};
