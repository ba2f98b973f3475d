/** Which client a command shows something on: the one that `-c` names, the caller's own, or the one used last. */
import { err, ok, type Place, type Result } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { CommandContext } from './command.js';

/** `place`: clients that look at its session come before others. */
export function targetClient(
  { caller, clients }: CommandContext,
  name: string | undefined,
  place: Place | undefined,
): Result<AttachedClient, string> {
  const latest = clients.all.toSorted((a, b) => b.lastActiveMs - a.lastActiveMs);
  if (name !== undefined) {
    const wanted = name.replace(/:$/, '');
    const found = latest.find((c) => namesOf(c).includes(wanted));
    return found === undefined ? err(`can't find client: ${wanted}`) : ok(found);
  }
  const chosen = caller.attached ?? latest.find((c) => c.session === place?.session) ?? latest[0];
  return chosen === undefined ? err('no current client') : ok(chosen);
}

/** A client answers to its terminal's path, with or without `/dev/`, and to its own name. */
function namesOf({ hello }: AttachedClient): readonly (string | undefined)[] {
  const tty = hello.terminal?.tty;
  return [tty, tty?.replace(/^\/dev\//, ''), hello.name];
}
