/** Going to another window of a session: the last, the next, the previous, or the next one that calls for attention. */
import { err, type Session, windowsOf } from '@ccmux/core';
import { type CommandContext, done, type Outcome } from './command.js';

export type Step = 'last' | 'next' | 'previous';

/** The window of the session that `target` names. */
export function step(context: CommandContext, target: string | undefined, where: Step, onlyAlerts = false): Outcome {
  const place = context.resolve('session', target);
  if (!place.ok) return place;
  const session = context.store.model.sessions.get(place.value.session);
  return session === undefined ? err("can't find session") : goTo(context, session, where, onlyAlerts);
}

export function goTo(context: CommandContext, session: Session, where: Step, onlyAlerts = false): Outcome {
  const index = where === 'last' ? session.visited.at(-1) : inDirection(context, session, where === 'next' ? 1 : -1, onlyAlerts);
  if (index === undefined || index === session.current) return err(`no ${where} window`);
  context.store.apply({ kind: 'window-selected', session: session.id, index });
  return done;
}

function inDirection(context: CommandContext, session: Session, by: 1 | -1, onlyAlerts: boolean): number | undefined {
  const order = windowsOf(session);
  const from = order.findIndex(([index]) => index === session.current);
  for (let n = 1; n < order.length; n++) {
    const [index, window] = order[(from + by * n + order.length * n) % order.length]!;
    const { activity, bell, silence } = context.alerts.of(session.id, window);
    if (!onlyAlerts || activity || bell || silence) return index;
  }
  return undefined;
}
