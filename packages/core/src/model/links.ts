/**
 * Links between sessions and windows: a session shows windows at indexes; a window may be at several indexes and in
 * several sessions, and lives as long as one link does. Sessions of a group have the same windows at the same indexes,
 * each with a current window of its own. Pure; what would leave a session without windows changes nothing.
 */
import type { SessionId, WindowId } from '../ids.js';
import { withEntry, without, withoutKeys } from './immutable.js';
import type { Link, Model, Session } from './state.js';

export interface LinkOptions {
  readonly select: boolean;
  /** The window at the index goes; without it, it and those directly behind it move up. */
  readonly replace: boolean;
}

/** A window at an index of a session, and of those grouped with it. */
export function linkWindow(model: Model, { session, index }: Link, window: WindowId, options: LinkOptions): Model {
  const linked = inGroup(model, session, (s) => {
    const room = options.replace ? { ...s, visited: without(s.visited, index) } : movedUp(s, index);
    const added = { ...room, windows: withEntry(room.windows, index, window) };
    return options.select && s.id === session ? selectIndex(added, index) : added;
  });
  return dropUnlinked(linked);
}

/** Takes a link away, and the window with the last one. */
export function unlinkWindow(model: Model, { session, index }: Link): Model {
  const found = model.sessions.get(session);
  if (found === undefined || !found.windows.has(index) || found.windows.size === 1) return model;
  return dropUnlinked(inGroup(model, session, (s) => withoutIndex(s, index)));
}

/** Takes all links of a window away. */
export function unlinkEverywhere(model: Model, window: WindowId): Model {
  const rest = [...model.sessions.values()].map((s) => indexesOf(s, window).reduce(withoutIndex, s));
  if (rest.some((s) => s.windows.size === 0)) return model;
  return dropUnlinked({ ...model, sessions: new Map(rest.map((s) => [s.id, s] as const)) });
}

/** Two links exchange their windows. */
export function swapLinks(model: Model, a: Link, b: Link): Model {
  const first = model.sessions.get(a.session)?.windows.get(a.index);
  const second = model.sessions.get(b.session)?.windows.get(b.index);
  if (first === undefined || second === undefined) return model;
  const put = (at: Link, window: WindowId) => (m: Model) =>
    inGroup(m, at.session, (s) => ({ ...s, windows: withEntry(s.windows, at.index, window) }));
  return put(b, first)(put(a, second)(model));
}

/** Indexes from `first` on without gaps, in the order that the windows have. */
export function renumberWindows(model: Model, session: SessionId, first: number): Model {
  return inGroup(model, session, (s) => {
    const order = [...s.windows.keys()].sort((a, b) => a - b);
    return movedTo(s, (index) => first + order.indexOf(index));
  });
}

export function selectIndex(s: Session, index: number): Session {
  if (s.current === index || !s.windows.has(index)) return s;
  return { ...s, current: index, visited: [...without(s.visited, index, s.current), s.current] };
}

/** Takes a session away, and the windows that no other has. */
export function dropSession(model: Model, id: SessionId): Model {
  return dropUnlinked({ ...model, sessions: withoutKeys(model.sessions, (k) => k === id) });
}

/** Changes a session and those that share its windows alike. */
function inGroup(model: Model, id: SessionId, change: (s: Session) => Session): Model {
  const named = model.sessions.get(id);
  if (named === undefined) return model;
  const shares = (s: Session): boolean => s.id === id || (named.group !== undefined && s.group === named.group);
  return { ...model, sessions: new Map([...model.sessions].map(([k, s]) => [k, shares(s) ? change(s) : s])) };
}

const indexesOf = (s: Session, window: WindowId): number[] =>
  [...s.windows].flatMap(([index, id]) => (id === window ? [index] : [])).sort((a, b) => a - b);

/** The window visited last takes the place of the current one; without any, the one before it, else the last one. */
function withoutIndex(s: Session, index: number): Session {
  const windows = withoutKeys(s.windows, (k) => k === index);
  const visited = without(s.visited, index);
  if (s.current !== index) return { ...s, windows, visited };
  const rest = [...windows.keys()].sort((a, b) => a - b);
  const current = visited.at(-1) ?? rest.findLast((i) => i < index) ?? rest.at(-1) ?? s.current;
  return { ...s, windows, current, visited: without(visited, current) };
}

/** With room at `index`: the window there and those directly behind it have moved up by one. */
function movedUp(s: Session, index: number): Session {
  if (!s.windows.has(index)) return s;
  let end = index;
  while (s.windows.has(end)) end++;
  return movedTo(s, (at) => (at >= index && at < end ? at + 1 : at));
}

const movedTo = (s: Session, to: (index: number) => number): Session => ({
  ...s,
  windows: new Map([...s.windows].map(([at, id]) => [to(at), id])),
  current: to(s.current),
  visited: s.visited.map(to),
});

/** The model without windows that no session has. */
function dropUnlinked(model: Model): Model {
  const linked = new Set([...model.sessions.values()].flatMap((s) => [...s.windows.values()]));
  if (linked.size === model.windows.size) return model;
  return {
    ...model,
    windows: withoutKeys(model.windows, (id) => !linked.has(id)),
    panes: new Map([...model.panes].filter(([, p]) => linked.has(p.window))),
  };
}
