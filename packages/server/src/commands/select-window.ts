/** select-window: makes a window the current one of its session. */
import { err, type Place, type SessionId } from '@ccmux/core';
import { type Command, type CommandContext, done, type Outcome } from './command.js';

export const selectWindow: Command = {
  name: 'select-window',
  flags: 'lnpTt:',
  args: [0, 0],
  usage: '[-lnp] [-t target-window]',
  exec(context, args) {
    if (args.has('l')) return step(context, args.value('t'), '!', 'no last window');
    if (args.has('n')) return step(context, args.value('t'), '+', 'no next window');
    if (args.has('p')) return step(context, args.value('t'), '-', 'no previous window');
    const place = context.resolve('window', args.value('t'));
    return place.ok ? choose(context, place.value) : place;
  },
};

/** Goes to a window named relative to the current one of the session that `target` names. */
export function step(context: CommandContext, target: string | undefined, token: '!' | '+' | '-', missing: string): Outcome {
  const place = context.resolve('session', target);
  if (!place.ok) return place;
  const found = context.resolve('window', `$${place.value.session}:${token}`);
  if (!found.ok || found.value.index === current(context, place.value.session)) return err(missing);
  return choose(context, found.value);
}

const current = ({ store }: CommandContext, session: SessionId) => store.model.sessions.get(session)?.current;

function choose({ store }: CommandContext, { session, index }: Place): Outcome {
  store.apply({ kind: 'window-selected', session, index });
  return done;
}
