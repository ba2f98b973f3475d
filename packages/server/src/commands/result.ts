/** result: what a pane that this one opened has to say. */
import { err, isLiving } from '@ccmux/core';
import { askingPane } from '../agents/asker.js';
import { childEntry, statusText } from '../agents/child-lines.js';
import { childFacts } from './children.js';
import { type Command, done } from './command.js';

export const result: Command = {
  name: 'result',
  flags: 'j',
  long: { json: 'j' },
  args: [1, 1],
  usage: '[--json] name',
  summary: 'Print how a pane that this one opened is or ended, and the end of what it printed or said.',
  flagHelp: { j: 'as JSON' },
  exec(context, args) {
    const from = askingPane(context);
    if (!from.ok) return from;
    const name = args.rest[0] ?? '';
    const child = context.agents.reachable(from.value, name);
    if (child === undefined) return err(`there is no pane ${name} below this one`);
    const claude = context.claudeStates.of(child.pane);
    const output = isLiving(child) ? context.agents.supervisor.outputOf(child.pane) : (child.output ?? '');
    const said = claude?.lastText;
    if (args.has('j')) {
      const transcript = context.store.model.claude.get(child.pane)?.transcript;
      const entry = childEntry(child, childFacts(context));
      context.caller.print(JSON.stringify({ ...entry, output, ...(said && { said }), ...(transcript && { transcript }) }));
      return done;
    }
    context.caller.print(`${child.name}: ${statusText(child.status)}`);
    for (const line of (said ?? output).split('\n')) context.caller.print(line);
    return done;
  },
};
