/** tell-person: a line from a program in a pane to whoever looks. */
import { err } from '@ccmux/core';
import { askingPane, doorOf } from '../agents/asker.js';
import { type Command, done } from './command.js';

export const tellPerson: Command = {
  name: 'tell-person',
  flags: '',
  args: [1, Infinity],
  usage: 'text ...',
  summary: 'Show a line to the people who look at this server, and ring this pane.',
  flagHelp: {},
  exec(context, args) {
    const from = askingPane(context);
    if (!from.ok) return from;
    const told = context.notes.tell(from.value, doorOf(context), args.rest.join(' '));
    if (!told.ok) return err(`refused: ${told.error}`);
    context.caller.print(told.value === 0 ? 'nobody looks at this server' : `shown at ${told.value} terminals`);
    return done;
  },
};
