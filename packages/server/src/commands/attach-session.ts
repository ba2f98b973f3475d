/** attach-session: makes the caller's terminal a client of a session. */
import { err } from '@ccmux/core';
import { placeOfSession } from '../formats/places.js';
import { attach } from './attach.js';
import type { Command, CommandContext } from './command.js';
import { folder } from './flags.js';

export const attachSession: Command = {
  name: 'attach-session',
  flags: 'c:dEf:rt:x',
  args: [0, 0],
  usage: '[-dErx] [-c working-directory] [-f flags] [-t target-session]',
  summary: 'Show a session in this terminal.',
  flagHelp: {
    c: 'the folder that new windows of the session start in',
    d: 'send its other clients away',
    E: 'leave the environment of the session as it is',
    f: 'how the client takes part: read-only, ignore-size, with ! in front not',
    r: 'read-only: keys do nothing, and the size does not count',
    t: 'the session; else the one used last',
    x: 'send its other clients away and hang up the shells they came from',
  },
  exec(context, args) {
    const { caller, store } = context;
    if (store.model.sessions.size === 0) return err('no sessions');
    const target = args.value('t');
    const place = target === undefined ? mostWanted(context) : context.resolve(targetKind(target), target);
    if (!place.ok) return place;
    const { session } = place.value;
    const cwd = folder(context, args.value('c'));
    const refusal = caller.attached === undefined ? caller.attachRefusal() : undefined;
    if (refusal !== undefined) return err(refusal);
    if (cwd !== undefined) store.apply({ kind: 'session-cwd-changed', session, cwd });
    return attach(context, {
      place: place.value,
      select: target !== undefined,
      others: args.has('x') ? 'hang-up' : args.has('d') ? 'detach' : 'stay',
      flags: args.value('f'),
      readOnly: args.has('r'),
      keepEnvironment: args.has('E'),
    });
  },
};

/** A bare word is a session's name; only what says more names a window or a pane to go to. */
const targetKind = (target: string) => (/[:.%@]/.test(target) ? 'pane' : 'session');

/** Without a target: the session used last, rather one that nobody looks at. */
function mostWanted(context: CommandContext) {
  const { clients, store } = context;
  const alone = [...store.model.sessions.values()].filter((s) => clients.of(s.id).length === 0);
  const session = clients.sessions.latest(alone.length > 0 ? alone : store.model.sessions.values());
  const place = session === undefined ? undefined : placeOfSession(store.model, session);
  return place === undefined || context.caller.place !== undefined
    ? context.resolve('session', undefined)
    : { ok: true as const, value: place };
}
