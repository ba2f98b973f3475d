/** choose-client: clients to choose from. */
import { ClientSource } from '../overlays/client-source.js';
import { chooserFlagHelp, openListChooser } from './choose.js';
import type { Command } from './command.js';

export const chooseClient: Command = {
  name: 'choose-client',
  flags: 'F:f:K:NO:rt:yZ',
  args: [0, 1],
  usage: '[-NryZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]',
  summary: 'Choose a client from a list.',
  flagHelp: chooserFlagHelp,
  takesBlock: () => true,
  exec: (context, args) => openListChooser(context, args, context.clients.all, (parts) => new ClientSource(parts)),
};
