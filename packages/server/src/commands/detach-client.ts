/** detach-client: sends a client away; its session goes on. */
import { err, flagOption, ok, optionAt, type ParsedArgs, type Result } from '@ccmux/core';
import type { AfterExit } from '@ccmux/protocol';
import type { AttachedClient } from '../clients/attached-client.js';
import { type Command, type CommandContext, done } from './command.js';
import { targetClient } from './target-client.js';

export const detachClient: Command = {
  name: 'detach-client',
  flags: 'aE:s:t:P',
  args: [0, 0],
  usage: '[-aP] [-E shell-command] [-s target-session] [-t target-client]',
  summary: 'Leave: the session lives on.',
  flagHelp: {
    a: 'all clients but the target',
    E: 'run this shell command in place of the client',
    P: 'hang up the shell that the client came from',
    s: 'all clients of this session',
    t: 'the client',
  },
  exec(context, args) {
    const leaving = chosen(context, args);
    if (!leaving.ok) return leaving;
    for (const client of leaving.value) {
      const text = departureText(context, client, args.has('P'));
      const after = afterwards(context, args, client);
      context.clients.detach(client, after === undefined ? text + wayBack(context, client) : text, after);
    }
    return done;
  },
};

/** What the person at a client reads when it leaves. */
export function departureText({ store }: CommandContext, client: AttachedClient, hangsUp: boolean): string {
  const name = store.model.sessions.get(client.session)?.name ?? '';
  return `[detached${hangsUp ? ' and SIGHUPed' : ''} (from session ${name})]`;
}

/** For who is shown hints: where the programs are, and how to get back to them. */
function wayBack({ store }: CommandContext, { session, hello }: AttachedClient): string {
  if (!flagOption(store.model, 'hints', { session })) return '';
  return `\nIts programs go on; start ${hello.program ?? 'ccmux'} again to come back.`;
}

function afterwards(context: CommandContext, args: ParsedArgs, { session }: AttachedClient): AfterExit | undefined {
  const command = args.value('E');
  if (command === undefined) return args.has('P') ? { what: 'hang-up' } : undefined;
  return { what: 'run', command, shell: optionAt(context.store.model, 'default-shell', { session }) || context.shell };
}

function chosen(context: CommandContext, args: ParsedArgs): Result<readonly AttachedClient[], string> {
  const session = args.value('s');
  if (session !== undefined) {
    const place = context.resolve('session', session);
    return place.ok ? ok(context.clients.of(place.value.session)) : place;
  }
  const client = targetClient(context, args.value('t'), context.caller.place);
  if (!client.ok) return err(client.error);
  return ok(args.has('a') ? context.clients.all.filter((c) => c !== client.value) : [client.value]);
}
