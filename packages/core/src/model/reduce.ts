/** (model, event) → model. Total and pure: an event about something that is gone changes nothing. */
import type { PaneId, SessionId, WindowId } from '../ids.js';
import { panesOf } from '../layout/tree.js';
import { assertNever } from '../result.js';
import type { ModelEvent, NewWindow } from './events.js';
import { forgetOptions, setOption } from './reduce-options.js';
import type { Model, Pane, Session, Window } from './state.js';

export function reduce(model: Model, event: ModelEvent): Model {
  switch (event.kind) {
    case 'session-created':
      return addWindow(
        {
          ...model,
          sessions: withEntry(model.sessions, event.session, {
            id: event.session,
            name: event.name,
            createdMs: event.createdMs,
            cwd: event.cwd,
            env: event.env,
            windows: new Map(),
            current: event.window.id,
            visited: [],
          }),
          next: { ...model.next, session: Math.max(model.next.session, event.session + 1) },
        },
        event.session,
        event.window,
        true,
      );
    case 'session-renamed':
      return inSession(model, event.session, (s) => ({ ...s, name: event.name }));
    case 'session-closed':
      return forgetOptions(closeSession(model, event.session));
    case 'window-created':
      return addWindow(model, event.session, event.window, event.select);
    case 'window-selected':
      return inSession(model, event.session, (s) => (hasWindow(s, event.window) ? selectWindow(s, event.window) : s));
    case 'window-renamed':
      return inWindow(model, event.window, (w) => ({ ...w, name: event.name, automaticName: event.automatic }));
    case 'window-resized':
      return inWindow(model, event.window, (w) => ({ ...w, size: event.size, layout: event.layout }));
    case 'window-closed':
      return forgetOptions(closeWindow(model, event.window));
    case 'pane-created':
      return addPane(model, event.pane, event.layout, event.select);
    case 'pane-selected':
      return inWindowOf(model, event.pane, (w) => selectPane(w, event.pane));
    case 'pane-titled':
      return inPane(model, event.pane, (p) => ({ ...p, title: event.title }));
    case 'pane-closed':
      return forgetOptions(closePane(model, event.pane, event.layout));
    case 'layout-changed':
      return inWindow(model, event.window, (w) => ({ ...w, layout: event.layout }));
    case 'option-changed':
      return setOption(model, event.place, event.name, event.value);
    case 'zoom-changed':
      return inWindow(model, event.window, (w) => zoom(model, w, event.pane));
    default:
      return assertNever(event);
  }
}

function addWindow(model: Model, session: SessionId, w: NewWindow, select: boolean): Model {
  if (!model.sessions.has(session)) return model;
  const window: Window = {
    id: w.id,
    name: w.name,
    automaticName: w.automaticName,
    size: w.size,
    layout: w.layout,
    active: w.pane.id,
    visited: [],
    zoomed: undefined,
  };
  const added: Model = {
    ...model,
    windows: withEntry(model.windows, w.id, window),
    panes: withEntry(model.panes, w.pane.id, w.pane),
    next: { ...model.next, window: Math.max(model.next.window, w.id + 1), pane: Math.max(model.next.pane, w.pane.id + 1) },
  };
  return inSession(added, session, (s) => {
    const linked = { ...s, windows: withEntry(movedUp(s.windows, w.index), w.index, w.id) };
    return select ? selectWindow(linked, w.id) : linked;
  });
}

/** Without a window at `index`: it and those directly behind it have moved up by one. */
function movedUp(windows: Session['windows'], index: number): Session['windows'] {
  let end = index;
  while (windows.has(end)) end++;
  return new Map([...windows].map(([at, id]) => [at >= index && at < end ? at + 1 : at, id]));
}

const hasWindow = (s: Session, window: WindowId): boolean => [...s.windows.values()].includes(window);

function selectWindow(s: Session, window: WindowId): Session {
  if (s.current === window) return s;
  return { ...s, current: window, visited: [...without(s.visited, window, s.current), s.current] };
}

function closeSession(model: Model, id: SessionId): Model {
  const session = model.sessions.get(id);
  if (session === undefined) return model;
  const gone = new Set(session.windows.values());
  return {
    ...model,
    sessions: withoutKeys(model.sessions, (k) => k === id),
    windows: withoutKeys(model.windows, (k) => gone.has(k)),
    panes: new Map([...model.panes].filter(([, p]) => !gone.has(p.window))),
  };
}

function closeWindow(model: Model, id: WindowId): Model {
  const sessions = new Map([...model.sessions].map(([k, s]) => [k, unlink(s, id)] as const));
  return {
    ...model,
    sessions,
    windows: withoutKeys(model.windows, (k) => k === id),
    panes: new Map([...model.panes].filter(([, p]) => p.window !== id)),
  };
}

/** The window visited last takes the place of the current one; without any, the one before it, else the last one. */
function unlink(s: Session, id: WindowId): Session {
  const index = [...s.windows].find(([, w]) => w === id)?.[0];
  if (index === undefined) return s;
  const windows = withoutKeys(s.windows, (k) => k === index);
  const visited = without(s.visited, id);
  if (s.current !== id) return { ...s, windows, visited };
  const rest = [...windows].sort(([a], [b]) => a - b);
  const near = rest.findLast(([i]) => i < index) ?? rest.at(-1);
  const current = visited.at(-1) ?? near?.[1] ?? s.current;
  return { ...s, windows, current, visited: without(visited, current) };
}

function addPane(model: Model, pane: Pane, layout: Window['layout'], select: boolean): Model {
  if (!model.windows.has(pane.window)) return model;
  const added: Model = {
    ...model,
    panes: withEntry(model.panes, pane.id, pane),
    next: { ...model.next, pane: Math.max(model.next.pane, pane.id + 1) },
  };
  return inWindow(added, pane.window, (w) => {
    const split = { ...w, layout, zoomed: undefined };
    return select ? selectPane(split, pane.id) : split;
  });
}

/** The keyboard never goes to a pane that is not seen: selecting another one ends the zoom. */
function selectPane(w: Window, pane: PaneId): Window {
  if (w.active === pane) return w;
  const zoomed = w.zoomed === pane ? pane : undefined;
  return { ...w, active: pane, visited: [...without(w.visited, pane, w.active), w.active], zoomed };
}

/** A pane that fills the window has the keyboard. */
function zoom(model: Model, w: Window, pane: PaneId | undefined): Window {
  if (pane === undefined) return { ...w, zoomed: undefined };
  return model.panes.get(pane)?.window === w.id ? { ...selectPane(w, pane), zoomed: pane } : w;
}

function closePane(model: Model, id: PaneId, layout: Window['layout']): Model {
  const pane = model.panes.get(id);
  if (pane === undefined) return model;
  const panes = withoutKeys(model.panes, (k) => k === id);
  return inWindow({ ...model, panes }, pane.window, (w) => {
    const visited = without(w.visited, id);
    if (w.active !== id) return { ...w, layout, visited, zoomed: undefined };
    const active = visited.at(-1) ?? neighbour(w.layout, id) ?? w.active;
    return { ...w, layout, active, visited: without(visited, active), zoomed: undefined };
  });
}

/** The pane before, else behind. */
function neighbour(layout: Window['layout'], id: PaneId): PaneId | undefined {
  const panes = panesOf(layout);
  const at = panes.indexOf(id);
  return panes[at - 1] ?? panes[at + 1];
}

const inSession = (m: Model, id: SessionId, f: (s: Session) => Session): Model => {
  const s = m.sessions.get(id);
  return s === undefined ? m : { ...m, sessions: withEntry(m.sessions, id, f(s)) };
};
const inWindow = (m: Model, id: WindowId, f: (w: Window) => Window): Model => {
  const w = m.windows.get(id);
  return w === undefined ? m : { ...m, windows: withEntry(m.windows, id, f(w)) };
};
const inPane = (m: Model, id: PaneId, f: (p: Pane) => Pane): Model => {
  const p = m.panes.get(id);
  return p === undefined ? m : { ...m, panes: withEntry(m.panes, id, f(p)) };
};
const inWindowOf = (m: Model, id: PaneId, f: (w: Window) => Window): Model => {
  const p = m.panes.get(id);
  return p === undefined ? m : inWindow(m, p.window, f);
};

const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value);
const withoutKeys = <K, V>(map: ReadonlyMap<K, V>, gone: (key: K) => boolean): ReadonlyMap<K, V> =>
  new Map([...map].filter(([k]) => !gone(k)));
const without = <T>(list: readonly T[], ...gone: readonly T[]): readonly T[] => list.filter((x) => !gone.includes(x));
