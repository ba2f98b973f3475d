/** children: the panes that a program's pane has opened. */
import { stateText } from '@ccmux/claude';
import { childrenOf } from '@ccmux/core';
import { askingPane } from '../agents/asker.js';
import { type ChildFacts, childEntry, childLine } from '../agents/child-lines.js';
import { type Command, type CommandContext, done } from './command.js';

export const children: Command = {
  name: 'children',
  flags: 'j',
  long: { json: 'j' },
  args: [0, 0],
  usage: '[--json]',
  summary: 'List the panes that this one opened, and how they are.',
  flagHelp: { j: 'as JSON' },
  exec(context, args) {
    const from = askingPane(context);
    if (!from.ok) return from;
    const facts = childFacts(context);
    const all = childrenOf(context.store.model.agents, from.value);
    if (args.has('j')) context.caller.print(JSON.stringify(all.map((child) => childEntry(child, facts))));
    else for (const child of all) context.caller.print(childLine(child, facts));
    return done;
  },
};

export const childFacts = ({ clock, claudeStates }: CommandContext): ChildFacts => ({
  nowMs: clock.wallMs(),
  claude: (pane) => {
    const state = claudeStates.of(pane)?.state;
    return state === undefined ? undefined : stateText(state);
  },
});
