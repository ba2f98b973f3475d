/** unbind-key: a key, or with `-a` every key of a table, does nothing any more. */
import { err, parseKeyName } from '@ccmux/core';
import { type Command, done } from './command.js';

export const unbindKey: Command = {
  name: 'unbind-key',
  flags: 'anqT:',
  args: [0, 1],
  usage: '[-anq] [-T key-table] key',
  summary: 'Unbind a key.',
  flagHelp: {
    a: 'all keys of the table',
    n: 'in the table root',
    q: 'no error when nothing is bound',
    T: 'the key table; prefix when not given',
  },
  exec({ keys }, args) {
    const failed = (text: string) => (args.has('q') ? done : err(text));
    const table = args.value('T') ?? (args.has('n') ? 'root' : 'prefix');
    const name = args.rest[0];
    if (args.has('a')) {
      if (name !== undefined) return failed('key given with -a');
      if (!keys.has(table)) return failed(`table ${table} doesn't exist`);
      keys.unbindAll(table);
      return done;
    }
    if (name === undefined) return failed('missing key');
    const key = parseKeyName(name);
    if (!key.ok) return failed(key.error);
    if (args.has('T') && !keys.has(table)) return failed(`table ${table} doesn't exist`);
    keys.unbind(table, key.value);
    return done;
  },
};
