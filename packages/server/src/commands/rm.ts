/** rm: closes the pane of a Claude. Its conversation stays where Claude keeps it. */
import { claudePane } from '../claude/launch/find-pane.js';
import { closePane } from '../operations/close-pane.js';
import { type Command, done } from './command.js';

export const rm: Command = {
  name: 'rm',
  flags: '',
  args: [1, 1],
  usage: 'name',
  summary: 'End a Claude and close its pane; the conversation is kept.',
  flagHelp: {},
  async exec(context, args) {
    const pane = claudePane(context, args.rest[0]);
    if (!pane.ok) return pane;
    const conversation = context.store.model.claude.get(pane.value)?.session;
    await context.claudes?.stop(pane.value);
    closePane(context.store, pane.value);
    if (conversation !== undefined) context.caller.print(`claude --resume ${conversation} goes on with it`);
    return done;
  },
};
