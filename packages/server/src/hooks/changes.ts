/** What became different between two models, in the words of hooks. Pure: compares values, whatever event made them. */
import {
  type EventHookName,
  formatLayout,
  formatPaneId,
  formatSessionId,
  formatWindowId,
  indexOfWindow,
  type Model,
  type Place,
  placeAtIndex,
  type Session,
  sessionsOfWindow,
  type Window,
  type WindowId,
} from '@ccmux/core';

/** One thing that happened. */
export interface Change {
  readonly name: EventHookName;
  /** Undefined: what it is about is gone. */
  readonly place: Place | undefined;
  /** Variables of the formats that the hook's commands use. */
  readonly variables: Readonly<Record<string, string>>;
}

export function changesBetween(before: Model, after: Model): Change[] {
  return [...sessionChanges(before, after), ...windowChanges(before, after), ...paneChanges(before, after)];
}

function sessionChanges(before: Model, after: Model): Change[] {
  if (before.sessions === after.sessions) return [];
  const changes: Change[] = [];
  for (const [id, now] of after.sessions) {
    const then = before.sessions.get(id);
    if (then === now) continue;
    const place = placeAtIndex(after, now, now.current);
    const about = (name: EventHookName): void => void changes.push({ name, place, variables: ofSession(now) });
    changes.push(...linkChanges(then, now, before, after));
    if (then === undefined) {
      about('session-created');
      continue;
    }
    if (then.name !== now.name) about('session-renamed');
    if (then.windows.get(then.current) !== now.windows.get(now.current)) about('session-window-changed');
  }
  for (const [id, then] of before.sessions) {
    if (after.sessions.has(id)) continue;
    changes.push(...linkChanges(then, undefined, before, after));
    changes.push({ name: 'session-closed', place: undefined, variables: ofSession(then) });
  }
  return changes;
}

/** Windows that a session got or lost. */
function linkChanges(then: Session | undefined, now: Session | undefined, before: Model, after: Model): Change[] {
  const changes: Change[] = [];
  const had = new Set(then?.windows.values());
  const has = new Set(now?.windows.values());
  const about = (name: EventHookName, session: Session, model: Model, id: WindowId): void => {
    const window = model.windows.get(id);
    if (window === undefined) return;
    const place = now === undefined ? undefined : placeOf(after, now, id);
    changes.push({ name, place, variables: { ...ofSession(session), ...ofWindow(window) } });
  };
  if (now !== undefined) for (const id of has) if (!had.has(id)) about('window-linked', now, after, id);
  if (then !== undefined) for (const id of had) if (!has.has(id)) about('window-unlinked', then, before, id);
  return changes;
}

function windowChanges(before: Model, after: Model): Change[] {
  if (before.windows === after.windows) return [];
  const changes: Change[] = [];
  for (const [id, now] of after.windows) {
    const then = before.windows.get(id);
    if (then === undefined || then === now) continue;
    const [session] = sessionsOfWindow(after, id);
    const place = session === undefined ? undefined : placeOf(after, session, id);
    const about = (name: EventHookName): void => void changes.push({ name, place, variables: ofWindow(now) });
    if (then.name !== now.name) about('window-renamed');
    if (then.active !== now.active) about('window-pane-changed');
    if (then.size.cols !== now.size.cols || then.size.rows !== now.size.rows) about('window-resized');
    const sameLayout = then.layout === now.layout || formatLayout(then.layout) === formatLayout(now.layout);
    if (!sameLayout || then.zoomed !== now.zoomed) about('window-layout-changed');
  }
  return changes;
}

function paneChanges(before: Model, after: Model): Change[] {
  if (before.panes === after.panes) return [];
  const changes: Change[] = [];
  for (const [id, now] of after.panes) {
    const then = before.panes.get(id);
    if (then === undefined || then.title === now.title) continue;
    const [session] = sessionsOfWindow(after, now.window);
    const place = session === undefined ? undefined : placeOf(after, session, now.window);
    const variables = { hook_pane: formatPaneId(id) };
    changes.push({ name: 'pane-title-changed', place: place && { ...place, pane: id }, variables });
  }
  return changes;
}

function placeOf(model: Model, session: Session, window: WindowId): Place | undefined {
  return placeAtIndex(model, session, indexOfWindow(session, window) ?? session.current);
}

const ofSession = (s: Session) => ({ hook_session: formatSessionId(s.id), hook_session_name: s.name });
const ofWindow = (w: Window) => ({ hook_window: formatWindowId(w.id), hook_window_name: w.name });
