/** result: what a pane that this one opened has to say. */
import { err, isLiving } from '@ccmux/core';
import { askingPane } from '../agents/asker.js';
import { childEntry, statusText } from '../agents/child-lines.js';
import { keptOutput } from '../agents/supervisor.js';
import { childFacts } from './children.js';
import { type Command, done } from './command.js';
import { wholeNumber } from './flags.js';

/** More is in its transcript, or in its pane for a person. */
const mostCharacters = 65_536;

export const result: Command = {
  name: 'result',
  flags: 'jm:o',
  long: { json: 'j', max: 'm', output: 'o' },
  args: [1, 1],
  usage: '[--max characters] [--output] [--json] name',
  summary: 'Print how a pane that this one opened is or ended, and the end of what it printed or said.',
  flagHelp: {
    j: 'as JSON',
    m: 'at most so many characters of its end',
    o: 'what its terminal shows, also when its Claude said something',
  },
  exec(context, args) {
    const from = askingPane(context);
    if (!from.ok) return from;
    const max = wholeNumber('max', args.value('m') ?? String(keptOutput), 1, mostCharacters);
    if (!max.ok) return max;
    const name = args.rest[0] ?? '';
    const child = context.agents.reachable(from.value, name);
    if (child === undefined) return err(`there is no pane ${name} below this one`);
    const claude = context.claudeStates.of(child.pane);
    const shown = context.agents.supervisor.outputOf(child.pane, max.value);
    const output = isLiving(child) || shown !== '' ? shown : (child.output ?? '').slice(-max.value);
    const said = claude?.lastText?.slice(-max.value);
    if (args.has('j')) {
      const transcript = context.store.model.claude.get(child.pane)?.transcript;
      const entry = childEntry(child, childFacts(context));
      context.caller.print(JSON.stringify({ ...entry, output, ...(said && { said }), ...(transcript && { transcript }) }));
      return done;
    }
    context.caller.print(`${child.name}: ${statusText(child.status)}`);
    for (const line of (args.has('o') ? output : (said ?? output)).split('\n')) context.caller.print(line);
    return done;
  },
};
