/** Changed copies of a model: one entry replaced, the rest shared. What is not there stays away. */
import type { PaneId, SessionId, WindowId } from '../ids.js';
import { withEntry } from './immutable.js';
import type { Model, Pane, Session, Window } from './state.js';

export const inSession = (m: Model, id: SessionId, f: (s: Session) => Session): Model => {
  const s = m.sessions.get(id);
  return s === undefined ? m : { ...m, sessions: withEntry(m.sessions, id, f(s)) };
};
export const inWindow = (m: Model, id: WindowId, f: (w: Window) => Window): Model => {
  const w = m.windows.get(id);
  return w === undefined ? m : { ...m, windows: withEntry(m.windows, id, f(w)) };
};
export const inPane = (m: Model, id: PaneId, f: (p: Pane) => Pane): Model => {
  const p = m.panes.get(id);
  return p === undefined ? m : { ...m, panes: withEntry(m.panes, id, f(p)) };
};
export const inWindowOf = (m: Model, id: PaneId, f: (w: Window) => Window): Model => {
  const p = m.panes.get(id);
  return p === undefined ? m : inWindow(m, p.window, f);
};
