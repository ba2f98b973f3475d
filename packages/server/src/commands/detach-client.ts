/** detach-client: sends a client away; its session goes on. */
import { err } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { type Command, type CommandContext, done } from './command.js';

export const detachClient: Command = {
  name: 'detach-client',
  flags: 'aE:s:t:P',
  args: [0, 0],
  usage: '[-aP] [-s target-session] [-t target-client]',
  exec(context, args) {
    const target = chosen(context, args.value('s'), args.value('t'));
    if (typeof target === 'string') return err(target);
    const leaving = args.has('a') ? context.clients.all.filter((c) => !target.includes(c)) : target;
    for (const client of leaving) {
      const name = context.store.model.sessions.get(client.session)?.name ?? '';
      context.clients.detach(client, `[detached (from session ${name})]`);
    }
    return done;
  },
};

function chosen(
  context: CommandContext,
  session: string | undefined,
  client: string | undefined,
): readonly AttachedClient[] | string {
  if (session !== undefined) {
    const place = context.resolve('session', session);
    return place.ok ? context.clients.of(place.value.session) : place.error;
  }
  if (client !== undefined) {
    const found = context.clients.all.filter((c) => c.hello.terminal?.tty === client || c.hello.name === client);
    return found.length > 0 ? found : `can't find client: ${client}`;
  }
  if (context.caller.attached !== undefined) return [context.caller.attached];
  const here = context.caller.place === undefined ? context.clients.all : context.clients.of(context.caller.place.session);
  const latest = here.toSorted((a, b) => b.lastActiveMs - a.lastActiveMs)[0];
  return latest === undefined ? 'no current client' : [latest];
}
