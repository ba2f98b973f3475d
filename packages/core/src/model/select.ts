/** Questions about the model. Pure; `undefined` where nothing answers. */
import type { PaneId, SessionId, WindowId } from '../ids.js';
import type { Model, Pane, Session, Window } from './state.js';

/** Windows of a session by rising index. */
export const windowsOf = (session: Session): readonly (readonly [index: number, window: WindowId])[] =>
  [...session.windows].sort(([a], [b]) => a - b);

/** Where a window is linked: the first session that has it. */
export function sessionOfWindow(model: Model, window: WindowId): Session | undefined {
  for (const session of model.sessions.values()) {
    for (const id of session.windows.values()) if (id === window) return session;
  }
  return undefined;
}

export const indexOfWindow = (session: Session, window: WindowId): number | undefined =>
  [...session.windows].find(([, id]) => id === window)?.[0];

export const windowOfPane = (model: Model, pane: PaneId): Window | undefined => {
  const found = model.panes.get(pane);
  return found === undefined ? undefined : model.windows.get(found.window);
};

export const currentWindow = (model: Model, session: SessionId): Window | undefined => {
  const found = model.sessions.get(session);
  return found === undefined ? undefined : model.windows.get(found.current);
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

export const sessionNamed = (model: Model, name: string): Session | undefined =>
  [...model.sessions.values()].find((s) => s.name === name);
