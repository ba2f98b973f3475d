/** list-commands: every command with its usage. */
import { err } from '@ccmux/core';
import { type Command, done } from './command.js';
import { usageLine } from './usage.js';

export const listCommands: Command = {
  name: 'list-commands',
  flags: 'F:',
  args: [0, 1],
  usage: '[command]',
  exec({ caller, commands }, args) {
    const wanted = commands.filter((c) => (args.rest[0] ?? c.name) === c.name);
    if (wanted.length === 0) return err(`unknown command: ${args.rest[0]}`);
    for (const command of wanted) caller.print(usageLine(command));
    return done;
  },
};
