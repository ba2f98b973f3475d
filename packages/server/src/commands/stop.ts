/** stop: ends a Claude and leaves it ended. */
import { claudePane } from '../claude/launch/find-pane.js';
import { type Command, done } from './command.js';

export const stop: Command = {
  name: 'stop',
  flags: '',
  args: [0, 1],
  usage: '[name]',
  summary: 'End a Claude; its pane and its conversation stay.',
  flagHelp: {},
  async exec(context, args) {
    const pane = claudePane(context, args.rest[0]);
    if (!pane.ok) return pane;
    await context.claudes?.stop(pane.value);
    return done;
  },
};
