/** list-commands: every command, or one, with its usage. */
import { commandCatalogue, commandsOf, err, expandFormat, resolveCommandName } from '@ccmux/core';
import { wordsOf } from './caller.js';
import { type Command, done } from './command.js';
import { usageLine } from './usage.js';

export const listCommands: Command = {
  name: 'list-commands',
  flags: 'F:',
  args: [0, 1],
  usage: '[-F format] [command]',
  summary: 'Print the commands with their flags.',
  flagHelp: {
    F: 'print each line by this format',
  },
  exec({ caller, commands }, args) {
    const name = args.rest[0];
    const known = commandsOf(wordsOf(caller));
    const one = name === undefined ? undefined : resolveCommandName(known, name);
    if (one?.ok === false) return err(one.error);
    const format = args.value('F');
    for (const command of commands) {
      if (one === undefined ? !known.some((entry) => entry.name === command.name) : command.name !== one.value) continue;
      const variables = new Map([
        ['command_list_name', command.name],
        ['command_list_alias', aliasOf(command.name)],
        ['command_list_usage', command.usage],
      ]);
      const line = format === undefined ? usageLine(command) : expandFormat(format, { lookup: (v) => variables.get(v) });
      if (line !== '' || format === undefined) caller.print(line);
    }
    return done;
  },
};

function aliasOf(name: string): string {
  const entry = commandCatalogue.find((e) => e.name === name);
  return entry !== undefined && 'alias' in entry ? entry.alias : '';
}
