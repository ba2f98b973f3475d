/** switch-client: shows another session on a client, or with `-T` makes its next key one of another table. */
import { err, ok, type ParsedArgs, type Place, type Result } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { besideByName } from '../clients/session-ends.js';
import { placeOfSession } from '../formats/places.js';
import { updateEnvironment } from './attach.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { selectPane } from './last-pane.js';
import { targetClient } from './target-client.js';

export const switchClient: Command = {
  name: 'switch-client',
  flags: 'c:Elnpt:rT:Z',
  args: [0, 0],
  usage: '[-ElnprZ] [-c target-client] [-t target-session] [-T key-table]',
  summary: 'Show another session.',
  flagHelp: {
    c: 'the client',
    E: 'leave the environment of the session as it is',
    l: 'the session before',
    n: 'the next one',
    p: 'the previous one',
    r: 'read-only, and back',
    t: 'the session, window or pane',
    T: 'look the next key up in this key table',
    Z: 'keep the zoom',
  },
  exec(context, args) {
    const client = targetClient(context, args.value('c'), context.caller.place);
    if (!client.ok) return client;
    const target = args.value('t');
    const place = context.resolve(target !== undefined && /[:.%]|^=$/.test(target) ? 'pane' : 'session', target);
    if (!place.ok) return place;
    if (args.has('r')) toggleReadOnly(client.value);
    const table = args.value('T');
    if (table !== undefined) return chooseTable(context, client.value, table);
    const next = destination(context, args, client.value, place.value);
    return next.ok ? show(context, args, client.value, next.value) : next;
  },
};

function toggleReadOnly(client: AttachedClient): void {
  const on = !client.flags.readOnly;
  client.flags = { ...client.flags, readOnly: on, ignoreSize: on };
}

function chooseTable({ keys }: CommandContext, client: AttachedClient, table: string): Outcome {
  if (!keys.has(table)) return err(`table ${table} doesn't exist`);
  client.setKeyTable(table);
  return done;
}

/** Undefined: the client stays where it is. */
function destination(
  { store }: CommandContext,
  args: ParsedArgs,
  client: AttachedClient,
  place: Place,
): Result<{ readonly place: Place; readonly select: boolean }, string> {
  const { sessions } = store.model;
  const here = sessions.get(client.session);
  const to = (session: typeof here, missing: string) => {
    const found = session === undefined ? undefined : placeOfSession(store.model, session);
    return found === undefined ? err(`can't find ${missing} session`) : ok({ place: found, select: false });
  };
  const beside = (by: 1 | -1) => (here === undefined ? undefined : besideByName([...sessions.values()], here, by));
  if (args.has('n')) return to(beside(1), 'next');
  if (args.has('p')) return to(beside(-1), 'previous');
  if (args.has('l')) return to(client.lastSession === undefined ? undefined : sessions.get(client.lastSession), 'last');
  return ok({ place, select: true });
}

function show(
  { clients, store }: CommandContext,
  args: ParsedArgs,
  client: AttachedClient,
  { place, select }: { readonly place: Place; readonly select: boolean },
): Outcome {
  if (select) {
    selectPane(store, place.window, place.pane, args.has('Z'));
    store.apply({ kind: 'window-selected', session: place.session, index: place.index });
  }
  if (!args.has('E')) updateEnvironment(store, place.session, client.hello.env);
  clients.move(client, place.session);
  return done;
}
