/** tree: which panes agents opened, for people. */
import { formatPaneId, type PaneId } from '@ccmux/core';
import { childEntry, treeLines } from '../agents/child-lines.js';
import { limitsOf } from '../agents/rules.js';
import { childFacts } from './children.js';
import { type Command, type CommandContext, done } from './command.js';

export const tree: Command = {
  name: 'tree',
  flags: 'j',
  long: { json: 'j' },
  args: [0, 0],
  usage: '[--json]',
  summary: 'Show the panes that agents opened, below those that people did.',
  flagHelp: { j: 'as JSON' },
  async exec(context, args) {
    const { agents } = context.store.model;
    const roots = [...new Set([...agents.children.values()].map(({ root }) => root))];
    const facts = childFacts(context);
    if (args.has('j')) {
      const children = [...agents.children.values()].map((child) => childEntry(child, facts));
      const resources = await context.limits?.resources();
      const limits = limitsOf(context.store.model);
      context.caller.print(JSON.stringify({ limits, ...(resources && { resources }), roots: roots.map(formatPaneId), children }));
      return done;
    }
    for (const root of roots) {
      context.caller.print(rootLine(context, root));
      for (const line of treeLines(agents, root, facts)) context.caller.print(line);
    }
    return done;
  },
};

function rootLine({ store }: CommandContext, root: PaneId): string {
  const granted = store.model.agents.uses.get(root)?.granted ?? 0;
  const name = store.model.claude.get(root)?.name ?? '';
  const { budget } = limitsOf(store.model);
  return `${formatPaneId(root)} ${name}`.trim().concat(`  ${granted} of ${budget} opened`);
}
