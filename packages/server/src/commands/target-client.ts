/** Which client a command shows something on: the one that `-c` names, the caller's own, or the one used last. */
import { err, ok, type Place, type Result } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { placeOfSession } from '../formats/places.js';
import type { CommandContext } from './command.js';

/** `place`: clients that look at its session come before others. */
export function targetClient(
  { caller, clients }: CommandContext,
  name: string | undefined,
  place: Place | undefined,
): Result<AttachedClient, string> {
  const latest = clients.all.toSorted((a, b) => rank(b) - rank(a) || b.lastActiveMs - a.lastActiveMs);
  if (name !== undefined) {
    const wanted = name.replace(/:$/, '');
    const found = latest.find((c) => namesOf(c).includes(wanted));
    return found === undefined ? err(`can't find client: ${wanted}`) : ok(found);
  }
  const chosen = caller.attached ?? latest.find((c) => c.session === place?.session) ?? latest[0];
  return chosen === undefined ? err('no current client') : ok(chosen);
}

/** A client that a person looks at comes before one that a program reads. */
const rank = ({ hello }: AttachedClient): number => (hello.control === true ? 0 : 1);

/** A client answers to its terminal's path, with or without `/dev/`, and to its own name. */
function namesOf({ hello }: AttachedClient): readonly (string | undefined)[] {
  const tty = hello.terminal?.tty;
  return [tty, tty?.replace(/^\/dev\//, ''), hello.name];
}

/** The client of `-c`, and the pane of `-t`: without one where the caller is, else what the client looks at. */
export function clientAndPane(
  context: CommandContext,
  name: string | undefined,
  target: string | undefined,
): Result<{ readonly client: AttachedClient; readonly place: Place }, string> {
  const place = context.resolve('pane', target);
  const client = targetClient(context, name, place.ok ? place.value : undefined);
  if (!client.ok) return client;
  const { model } = context.store;
  const session = model.sessions.get(client.value.session);
  const seen = session === undefined ? undefined : placeOfSession(model, session);
  if (target === undefined && context.caller.place === undefined && seen !== undefined)
    return ok({ client: client.value, place: seen });
  return place.ok ? ok({ client: client.value, place: place.value }) : place;
}
