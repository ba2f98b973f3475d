/** confirm-before: runs a command after a `y`. */
import { err } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, done } from './command.js';

export const confirmBefore: Command = {
  name: 'confirm-before',
  flags: 'bp:t:y',
  args: [1, 1],
  usage: '[-p prompt] command',
  exec(context, args) {
    const { caller } = context;
    const client = caller.attached;
    const command = args.rest[0] ?? '';
    if (client === undefined) return err('no current client');
    const question = args.value('p') ?? `Confirm '${command.split(' ')[0]}'? (y/n)`;
    const label = `${expandAt(context, caller.place, question)} `;
    client.overlays.prompt({ label, initial: '', singleKey: true }, (key) => {
      if (key === 'y' || key === 'Y') void context.runAndReport(command, caller);
    });
    return done;
  },
};
