/** deny: a person answers the question of an agent with no. */
import { answer } from './approve.js';
import type { Command } from './command.js';

export const deny: Command = {
  name: 'deny',
  flags: '',
  args: [1, 1],
  usage: 'code',
  summary: 'Refuse an agent the pane that it asks for; the code is in the question.',
  flagHelp: {},
  exec: (context, args) => answer(context, args.rest[0] ?? '', 'deny'),
};
