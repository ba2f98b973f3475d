/** Sessions and clients that part: where clients go when their session closes, which sessions close when clients go. */
import { groupOf, type Model, optionAt, type Session, type SessionId } from '@ccmux/core';

interface Ports {
  /** Larger is later. */
  usedAt(session: SessionId): number;
  isAttached(session: SessionId): boolean;
}

/** The session that clients of a closed one see next, by its option detach-on-destroy; undefined: they leave. */
export function sessionAfter(before: Model, now: Model, closed: SessionId, { usedAt, isAttached }: Ports): SessionId | undefined {
  const policy = optionAt(before, 'detach-on-destroy', { session: closed });
  const rest = [...now.sessions.values()];
  const latest = (of: readonly Session[]): SessionId | undefined => of.toSorted((a, b) => usedAt(a.id) - usedAt(b.id)).at(-1)?.id;
  if (policy === 'on') return undefined;
  if (policy === 'off') return latest(rest);
  if (policy === 'no-detached') return latest(rest.filter((s) => !isAttached(s.id)));
  const session = before.sessions.get(closed);
  return session === undefined ? undefined : besideByName([...rest, session], session, policy === 'next' ? 1 : -1)?.id;
}

/** The session before or behind one by name, round and round; undefined when there is no other. */
export function besideByName(sessions: readonly Session[], session: Session, by: 1 | -1): Session | undefined {
  const order = sessions.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const at = order.findIndex((s) => s.id === session.id);
  const found = order[(at + by + order.length) % order.length];
  return found?.id === session.id ? undefined : found;
}

/** Sessions without a client that their option destroy-unattached closes. */
export function leftBehind(model: Model, isAttached: (session: SessionId) => boolean): readonly SessionId[] {
  const leaving: SessionId[] = [];
  for (const session of model.sessions.values()) {
    const policy = optionAt(model, 'destroy-unattached', { session: session.id });
    if (policy === 'off' || isAttached(session.id)) continue;
    const others = groupOf(model, session).filter((s) => s.id !== session.id && !leaving.includes(s.id)).length;
    const keeps = policy === 'keep-last' ? others === 0 : policy === 'keep-group' && session.group !== undefined && others === 0;
    if (!keeps) leaving.push(session.id);
  }
  return leaving;
}
