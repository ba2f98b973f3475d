/** Makes a session that shares the windows of others: one more of a group. */
import {
  type Environment,
  environmentOf,
  err,
  ok,
  type Place,
  placeAtIndex,
  type Result,
  type Session,
  sessionId,
  sessionNamed,
} from '@ccmux/core';
import type { OperationContext } from './context.js';
import { reserveIds } from './reserve-ids.js';

export interface GroupedSession {
  /** Undefined: the group's, with a number. */
  readonly name: string | undefined;
  readonly cwd: string;
  readonly env: Environment;
  readonly extraEnv: Readonly<Record<string, string>>;
  readonly group: string | undefined;
}

/** Undefined when there is nobody to share with. */
export function groupSession(context: OperationContext, wanted: GroupedSession): Result<Place, string> | undefined {
  const { store } = context;
  const other = wanted.group === undefined ? undefined : memberOf([...store.model.sessions.values()], wanted.group);
  if (wanted.group === undefined || other === undefined) return undefined;
  if (wanted.name !== undefined && sessionNamed(store.model, wanted.name) !== undefined)
    return err(`duplicate session: ${wanted.name}`);
  const session = sessionId(reserveIds(store).session());
  store.apply({
    kind: 'session-grouped',
    session,
    name: wanted.name ?? freeName(context, wanted.group, session),
    cwd: wanted.cwd,
    env: { ...wanted.env, ...environmentOf(wanted.extraEnv) },
    createdMs: context.clock.wallMs(),
    with: other.id,
    group: wanted.group,
  });
  const made = store.model.sessions.get(session);
  const place = made && placeAtIndex(store.model, made, made.current);
  return place === undefined ? err("can't find session") : ok(place);
}

/** A session of the group, or the one of that name which will be the first of it. */
const memberOf = (sessions: readonly Session[], group: string): Session | undefined =>
  sessions.find((s) => s.group === group) ?? sessions.find((s) => s.name === group && s.group === undefined);

/** `name-1`, or without a name `1`: the lowest number from `from` on that is free. */
export function freeName({ store }: OperationContext, prefix: string | undefined, from: number): string {
  const nameAt = (n: number): string => (prefix === undefined ? String(n) : `${prefix}-${n}`);
  let n = from;
  while (sessionNamed(store.model, nameAt(n)) !== undefined) n++;
  return nameAt(n);
}
