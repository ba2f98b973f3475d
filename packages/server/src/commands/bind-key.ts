/** bind-key: what a key does from now on, in the prefix table, the root table (`-n`) or any other. */
import { err, type ParsedArgs, parseKeyName, splitWords } from '@ccmux/core';
import { type Command, type CommandContext, done } from './command.js';

export const bindKey: Command = {
  name: 'bind-key',
  flags: 'nrN:T:',
  args: [1, Infinity],
  usage: '[-nr] [-T key-table] [-N note] key [command [arguments]]',
  summary: 'Bind a key to a command.',
  flagHelp: {
    n: 'in the table root: without the prefix',
    N: 'what the key is for, in the list of keys',
    r: 'the key may be pressed again without the prefix for a while',
    T: 'the key table; prefix when not given',
  },
  takesBlock: (index) => index > 0,
  exec(context, args) {
    const key = parseKeyName(args.rest[0] ?? '');
    if (!key.ok) return key;
    const table = args.value('T') ?? (args.has('n') ? 'root' : 'prefix');
    const note = args.value('N') ?? '';
    if (args.rest.length === 1) {
      context.keys.annotate(table, key.value, note);
      return done;
    }
    const commands = boundCommands(context, args);
    if (!commands.ok) return err(commands.error.message);
    context.keys.bind({ table, key: key.value, commands: commands.value, note, repeat: args.has('r') });
    return done;
  },
};

/** One word is a line of commands; several are commands that have been split already. */
function boundCommands({ language }: CommandContext, args: ParsedArgs) {
  if (args.rest.length === 2) return language.argument(args, 1);
  const blocks = new Map(
    args.rest.flatMap((_, index) => {
      const block = args.block(index);
      return block === undefined ? [] : [[index - 1, block] as const];
    }),
  );
  return language.prepare(splitWords(args.rest.slice(1), blocks, 1));
}
