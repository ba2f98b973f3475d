/** list-keys: the key tables, or with `-N` what the keys are for. */
import { optionAt } from '@ccmux/core';
import { type Command, done } from './command.js';

export const listKeys: Command = {
  name: 'list-keys',
  flags: '1aNP:T:',
  args: [0, 1],
  usage: '[-N] [-T key-table] [key]',
  exec({ caller, keys, store }, args) {
    const prefix = optionAt(store.model, 'prefix', { session: caller.place?.session });
    const table = args.value('T') ?? (args.has('N') ? 'prefix' : undefined);
    const wanted = keys.all.filter((b) => (table === undefined || b.table === table) && (args.rest[0] ?? b.key) === b.key);
    const width = Math.max(0, ...wanted.map((b) => b.key.length));
    for (const b of wanted) {
      const shown = args.has('N')
        ? `${args.value('P') ?? (b.table === 'prefix' ? `${prefix} ` : '')}${b.key.padEnd(width)} ${b.note}`
        : `bind-key ${b.repeat ? '-r ' : '   '}-T ${b.table.padEnd(9)} ${b.key.padEnd(width)} ${b.command}`;
      if (b.note !== '' || !args.has('N')) caller.print(shown);
    }
    return done;
  },
};
