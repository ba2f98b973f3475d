/** approve: a person answers the question of an agent with yes. */
import { err } from '@ccmux/core';
import { originOf } from '../agents/origin.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';

export const approve: Command = {
  name: 'approve',
  flags: 'a',
  long: { always: 'a' },
  args: [1, 1],
  usage: '[--always] code',
  summary: 'Let an agent have the pane that it asks for; the code is in the question.',
  flagHelp: { a: 'and whenever it asks for the same again' },
  exec: (context, args) => answer(context, args.rest[0] ?? '', args.has('a') ? 'always' : 'once'),
};

/** What an agent says about its own question, or that of another, does not count. */
export function answer(context: CommandContext, code: string, reply: 'once' | 'always' | 'deny'): Outcome {
  const { hello } = context.caller;
  if (hello === undefined || originOf(context, hello).kind !== 'outside')
    return err('questions of agents are answered by people, not from inside of a pane');
  const by = `a shell, process ${hello.name}`;
  return context.agents.approvals.answer(code, reply, by) ? done : err(`there is no question ${code}`);
}
