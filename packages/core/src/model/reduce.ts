/** (model, event) → model. Total and pure: an event about something that is gone changes nothing. */
import type { PaneId, SessionId, WindowId } from '../ids.js';
import { panesOf } from '../layout/tree.js';
import { assertNever } from '../result.js';
import type { ModelEvent, NewWindow, SessionFacts } from './events.js';
import { withEntry, without, withoutKeys } from './immutable.js';
import {
  dropSession,
  type LinkOptions,
  linkWindow,
  renumberWindows,
  selectIndex,
  swapLinks,
  unlinkEverywhere,
  unlinkWindow,
} from './links.js';
import { validMark } from './mark.js';
import { setVariable } from './reduce-environment.js';
import { forgetOptions, setOption } from './reduce-options.js';
import type { Model, Pane, Session, Window } from './state.js';

export function reduce(model: Model, event: ModelEvent): Model {
  const after = changed(model, event);
  return after.marked === undefined || validMark(after, after.marked) ? after : { ...after, marked: undefined };
}

function changed(model: Model, event: ModelEvent): Model {
  switch (event.kind) {
    case 'session-created':
      return addCreated(model, event);
    case 'session-grouped':
      return addGrouped(model, event);
    case 'session-renamed':
      return inSession(model, event.session, (s) => ({ ...s, name: event.name }));
    case 'session-closed':
      return forgetOptions(dropSession(model, event.session));
    case 'window-created':
      return forgetOptions(
        addWindow(model, event.session, event.window, { select: event.select, replace: event.replace ?? false }),
      );
    case 'window-linked':
      if (!model.windows.has(event.window)) return model;
      return forgetOptions(linkWindow(model, event, event.window, event));
    case 'window-unlinked':
      return forgetOptions(unlinkWindow(model, event));
    case 'windows-swapped':
      return swapLinks(model, event.a, event.b);
    case 'windows-renumbered':
      return renumberWindows(model, event.session, event.first);
    case 'window-selected':
      return inSession(model, event.session, (s) => selectIndex(s, event.index));
    case 'window-renamed':
      return inWindow(model, event.window, (w) => ({ ...w, name: event.name, automaticName: event.automatic }));
    case 'window-resized':
      return inWindow(model, event.window, (w) => ({ ...w, size: event.size, layout: event.layout }));
    case 'window-closed':
      return forgetOptions(unlinkEverywhere(model, event.window));
    case 'pane-created':
      return addPane(model, event.pane, event.layout, event.select);
    case 'pane-selected':
      return inWindowOf(model, event.pane, (w) => selectPane(w, event.pane));
    case 'pane-marked':
      return event.mark === undefined || validMark(model, event.mark) ? { ...model, marked: event.mark } : model;
    case 'pane-titled':
      return inPane(model, event.pane, (p) => ({ ...p, title: event.title }));
    case 'pane-closed':
      return forgetOptions(closePane(model, event.pane, event.layout));
    case 'layout-changed':
      return inWindow(model, event.window, (w) => ({ ...w, layout: event.layout }));
    case 'option-changed':
      return setOption(model, event.place, event.name, event.value);
    case 'environment-changed':
      return setVariable(model, event.session, event.name, event.variable);
    case 'zoom-changed':
      return inWindow(model, event.window, (w) => zoom(model, w, event.pane));
    default:
      return assertNever(event);
  }
}

/** A session with no window yet; its first link follows at once. */
const newSession = (event: SessionFacts, current: number, group: string | undefined): Session => ({
  id: event.session,
  name: event.name,
  createdMs: event.createdMs,
  cwd: event.cwd,
  env: event.env,
  windows: new Map(),
  current,
  visited: [],
  group,
});

function addSession(model: Model, session: Session): Model {
  const next = { ...model.next, session: Math.max(model.next.session, session.id + 1) };
  return { ...model, sessions: withEntry(model.sessions, session.id, session), next };
}

function addCreated(model: Model, event: ModelEvent & { kind: 'session-created' }): Model {
  const group = hasGroup(model, event.group) ? undefined : event.group;
  const added = addSession(model, newSession(event, event.window.index, group));
  return addWindow(added, event.session, event.window, { select: true, replace: false });
}

const hasGroup = (model: Model, group: string | undefined): boolean =>
  group !== undefined && [...model.sessions.values()].some((s) => s.group === group);

function addGrouped(model: Model, event: ModelEvent & { kind: 'session-grouped' }): Model {
  const other = model.sessions.get(event.with);
  if (other === undefined || (other.group === undefined && hasGroup(model, event.group))) return model;
  const group = other.group ?? event.group;
  const grouped = inSession(model, other.id, (s) => ({ ...s, group }));
  const [lowest = other.current] = [...other.windows.keys()].sort((a, b) => a - b);
  return addSession(grouped, { ...newSession(event, lowest, group), windows: other.windows });
}

function addWindow(model: Model, session: SessionId, w: NewWindow, options: LinkOptions): Model {
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
  return linkWindow(added, { session, index: w.index }, w.id, options);
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
