/** input-child: a prompt for a Claude that the pane of the program opened. */
import { err } from '@ccmux/core';
import { askingPane, doorOf } from '../agents/asker.js';
import { type Command, done } from './command.js';

export const inputChild: Command = {
  name: 'input-child',
  flags: 'i:',
  long: { id: 'i' },
  args: [1, Infinity],
  usage: '[--id id] name [text ...]',
  summary: 'Queue a prompt for a Claude in a pane that this one opened; the text may come from standard input.',
  flagHelp: { i: 'names the text: the same one is sent once' },
  async exec(context, args) {
    const from = askingPane(context);
    if (!from.ok) return from;
    const [to = '', ...words] = args.rest;
    const input = words.length > 0 ? undefined : await context.caller.input();
    if (input?.ok === false) return err('there is no text to send');
    const text = input === undefined ? words.join(' ') : Buffer.from(input.value).toString();
    const sent = context.inputs.send({ from: from.value, door: doorOf(context), to, text, id: args.value('i') });
    if (!sent.ok) return err(`refused: ${sent.error}`);
    context.caller.print(sent.value);
    return done;
  },
};
