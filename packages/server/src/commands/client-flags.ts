/** `-r` and `-f flag,…` of commands that attach: how a client takes part. */
import { err, ok, type Result } from '@ccmux/core';
import type { ClientFlags } from '../clients/flags.js';

const atFirst: ClientFlags = { readOnly: false, ignoreSize: false };

/**
 * `-r` is `read-only,ignore-size`; a `!` in front turns a flag off; others stay as they are in `present`. Undefined: nothing
 * was said.
 */
export function clientFlags(
  list: string | undefined,
  readOnly: boolean,
  present = atFirst,
): Result<ClientFlags | undefined, string> {
  if (list === undefined && !readOnly) return ok(undefined);
  let flags: ClientFlags = readOnly ? { ...present, readOnly, ignoreSize: true } : present;
  for (const word of (list ?? '').split(',').filter((w) => w !== '')) {
    const on = !word.startsWith('!');
    const change = changeOf(on ? word : word.slice(1), on);
    if (change === undefined) return err(`unknown client flag: ${word.replace('!', '')} (${known} are known)`);
    flags = { ...flags, ...change };
  }
  return ok(flags);
}

const known = 'ignore-size, no-output, pause-after, read-only and wait-exit';

function changeOf(name: string, on: boolean): Partial<ClientFlags> | undefined {
  const pause = /^pause-after(?:=(\d+))?$/.exec(name);
  if (pause !== null) return { pauseAfterMs: on ? Number(pause[1] ?? 0) * 1000 : undefined };
  if (name === 'read-only') return { readOnly: on };
  if (name === 'ignore-size') return { ignoreSize: on };
  if (name === 'no-output') return { noOutput: on };
  return name === 'wait-exit' ? { waitExit: on } : undefined;
}
