/** Questions about the model. Pure; `undefined` where nothing answers. */
import type { Size } from '../geometry.js';
import type { PaneId, SessionId, WindowId } from '../ids.js';
import { resizeTo } from '../layout/resize.js';
import type { LayoutNode } from '../layout/tree.js';
import type { Place } from './place.js';
import type { Link, Model, Pane, Session, Window } from './state.js';

/** Windows of a session by rising index. */
export function windowsOf({ windows }: Session): readonly (readonly [index: number, window: WindowId])[] {
  const known = sorted.get(windows);
  if (known !== undefined) return known;
  const inOrder = [...windows].sort(([a], [b]) => a - b);
  sorted.set(windows, inOrder);
  return inOrder;
}

/** A session's windows are never changed in place. Formats ask for each window of a status line what its neighbours are. */
const sorted = new WeakMap<Session['windows'], readonly (readonly [index: number, window: WindowId])[]>();

export const isLinked = (session: Session, window: WindowId): boolean => [...session.windows.values()].includes(window);

/** The sessions that have a window, in the order in which they were made. */
export const sessionsOfWindow = (model: Model, window: WindowId): readonly Session[] =>
  [...model.sessions.values()].filter((s) => isLinked(s, window));

/** Every place of a window in the sessions. */
export const linksOf = (model: Model, window: WindowId): readonly Link[] =>
  [...model.sessions.values()].flatMap((s) =>
    windowsOf(s).flatMap(([index, id]) => (id === window ? [{ session: s.id, index }] : [])),
  );

/** Where a session has a window: the current index if it is there, else the lowest. */
export function indexOfWindow(session: Session, window: WindowId): number | undefined {
  if (session.windows.get(session.current) === window) return session.current;
  return windowsOf(session).find(([, id]) => id === window)?.[0];
}

/** The sessions that share their windows with this one, itself among them. */
export const groupOf = (model: Model, session: Session): readonly Session[] =>
  session.group === undefined ? [session] : [...model.sessions.values()].filter((s) => s.group === session.group);

/** The place of a window's active pane, at an index of a session. */
export function placeAtIndex(model: Model, session: Session, index: number): Place | undefined {
  const id = session.windows.get(index);
  const window = id === undefined ? undefined : model.windows.get(id);
  return window && { session: session.id, index, window: window.id, pane: window.active };
}

/** The window that a session shows. */
export function currentWindowId(session: Session): WindowId {
  const window = session.windows.get(session.current);
  if (window === undefined) throw new Error(`session ${session.id} has no window at its current index`);
  return window;
}

/**
 * The window at another size: with the layout made from the one that it had when somebody last changed it, so that
 * nothing is lost by turns. Where its panes do not fit it is larger than asked for.
 */
export function windowAt(window: Window, wanted: Size): { readonly size: Size; readonly layout: LayoutNode } {
  const layout = resizeTo(window.restingLayout ?? window.layout, wanted);
  return { size: { cols: Math.max(wanted.cols, layout.width), rows: Math.max(wanted.rows, layout.height) }, layout };
}

export const windowOfPane = (model: Model, pane: PaneId): Window | undefined => {
  const found = model.panes.get(pane);
  return found === undefined ? undefined : model.windows.get(found.window);
};

export const currentWindow = (model: Model, session: SessionId): Window | undefined => {
  const found = model.sessions.get(session);
  return found === undefined ? undefined : model.windows.get(currentWindowId(found));
};

export const activePane = (model: Model, session: SessionId): Pane | undefined => {
  const window = currentWindow(model, session);
  return window === undefined ? undefined : model.panes.get(window.active);
};

/** The lowest index at or above `from` that no window has. */
export function freeIndex(session: Session, from: number): number {
  let index = from;
  while (session.windows.has(index)) index++;
  return index;
}

/** Sessions in the order of their names, in which people are shown them. */
export const sessionsByName = (model: Model): readonly Session[] =>
  [...model.sessions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

export const sessionNamed = (model: Model, name: string): Session | undefined =>
  [...model.sessions.values()].find((s) => s.name === name);
