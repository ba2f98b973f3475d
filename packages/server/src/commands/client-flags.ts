/** `-r` and `-f flag,…` of commands that attach: how a client takes part. */
import { err, ok, type Result } from '@ccmux/core';
import type { ClientFlags } from '../clients/attached-client.js';

/** `-r` is `read-only,ignore-size`; a `!` in front turns a flag off. Undefined: nothing was said. */
export function clientFlags(list: string | undefined, readOnly: boolean): Result<ClientFlags | undefined, string> {
  if (list === undefined && !readOnly) return ok(undefined);
  let flags: ClientFlags = { readOnly, ignoreSize: readOnly };
  for (const word of (list ?? '').split(',').filter((w) => w !== '')) {
    const on = !word.startsWith('!');
    const name = on ? word : word.slice(1);
    if (name === 'read-only') flags = { ...flags, readOnly: on };
    else if (name === 'ignore-size') flags = { ...flags, ignoreSize: on };
    else return err(`unknown client flag: ${name} (read-only and ignore-size are known)`);
  }
  return ok(flags);
}
