/**
 * A model that holds together, made of one that may not: what names something that is gone is dropped, and a layout that
 * does not fit its panes becomes an even one. Everything else stays as it is, so that one bad pane costs that pane.
 */
import type { PaneId, SessionId, WindowId } from '../ids.js';
import { arrangePanes } from '../layout/presets.js';
import { resizeTo } from '../layout/resize.js';
import { type LayoutNode, leavesOf, panesOf } from '../layout/tree.js';
import { afterPanesClosed } from '../supervision/tree.js';
import { withoutKeys } from './immutable.js';
import { markedPlace } from './mark.js';
import { isOrderOf } from './pane-order.js';
import type { Model, Session, Window } from './state.js';

export interface Repaired {
  readonly model: Model;
  /** What was changed, a line each, for the person. */
  readonly notes: readonly string[];
}

export function repairModel(model: Model): Repaired {
  const notes: string[] = [];
  const windows = repairWindows(model, notes);
  const sessions = repairSessions(model, windows, notes);
  const linked = new Set([...sessions.values()].flatMap((s) => [...s.windows.values()]));
  const kept = withoutKeys(windows, (id) => !linked.has(id));
  const panes = new Map([...model.panes].filter(([id, pane]) => kept.get(pane.window)?.panes.includes(id) === true));
  const lost = model.panes.size - panes.size;
  if (lost > 0) notes.push(`${lost} of ${model.panes.size} panes belonged to no window and were left out`);
  const prompts = withoutKeys(model.prompts, (pane) => !panes.has(pane));
  const agents = afterPanesClosed(model.agents, (pane) => panes.has(pane));
  const whole: Model = { ...model, sessions, windows: kept, panes, prompts, agents, next: nextIds(model) };
  const marked = markedPlace(whole) === undefined ? undefined : whole.marked;
  return { model: { ...whole, marked, options: knownPlaces(whole) }, notes };
}

function repairWindows(model: Model, notes: string[]): Map<WindowId, Window> {
  const windows = new Map<WindowId, Window>();
  for (const [id, window] of model.windows) {
    const panes = [...model.panes.values()].filter((pane) => pane.window === id).map((pane) => pane.id);
    const repaired = repairWindow({ ...window, id }, panes, notes);
    if (repaired === undefined) notes.push(`window ${window.name} had no panes and was left out`);
    else windows.set(id, repaired);
  }
  return windows;
}

function repairWindow(window: Window, panes: readonly PaneId[], notes: string[]): Window | undefined {
  const [first] = panes;
  if (first === undefined) return undefined;
  const layout = layoutOf(window, panes, notes);
  const active = panes.includes(window.active) ? window.active : first;
  return {
    ...window,
    layout,
    restingLayout: layout === window.layout ? window.restingLayout : undefined,
    panes: isOrderOf(window.panes, layout) ? window.panes : panesOf(layout),
    active,
    visited: [...new Set(window.visited)].filter((pane) => pane !== active && panes.includes(pane)),
    zoomed: window.zoomed === active ? active : undefined,
  };
}

function layoutOf(window: Window, panes: readonly PaneId[], notes: string[]): LayoutNode {
  const placed = leavesOf(window.layout).map((leaf) => leaf.pane);
  const fits = placed.length === panes.length && new Set(placed).size === panes.length && panes.every((p) => placed.includes(p));
  // Tiling is what resizing keeps: a tree that it leaves alone covers its own rectangle exactly.
  const { width, height } = window.layout;
  if (fits && sameTree(resizeTo(window.layout, { cols: width, rows: height }), window.layout)) return window.layout;
  notes.push(`the layout of window ${window.name} did not fit its panes and was made even`);
  return arrangePanes(panes, 'tiled', window.size);
}

const sameTree = (a: LayoutNode, b: LayoutNode): boolean => JSON.stringify(a) === JSON.stringify(b);

function repairSessions(model: Model, windows: ReadonlyMap<WindowId, Window>, notes: string[]): Map<SessionId, Session> {
  const sessions = new Map<SessionId, Session>();
  for (const [id, session] of model.sessions) {
    const links = new Map([...session.windows].filter(([, window]) => windows.has(window)));
    const [lowest] = [...links.keys()].sort((a, b) => a - b);
    if (lowest === undefined) {
      notes.push(`session ${session.name} had no windows and was left out`);
      continue;
    }
    const current = links.has(session.current) ? session.current : lowest;
    const visited = [...new Set(session.visited)].filter((index) => index !== current && links.has(index));
    sessions.set(id, { ...session, id, windows: links, current, visited });
  }
  return sessions;
}

/** An id that was given out is never given out again, whatever the counters say. */
function nextIds(model: Model): Model['next'] {
  const above = (counter: number, ids: Iterable<number>): number => Math.max(counter, ...[...ids].map((id) => id + 1));
  return {
    session: above(model.next.session, model.sessions.keys()),
    window: above(model.next.window, model.windows.keys()),
    pane: above(model.next.pane, model.panes.keys()),
    buffer: above(
      model.next.buffer ?? 0,
      model.buffers.map(({ id }) => id),
    ),
  };
}

function knownPlaces(model: Model): Model['options'] {
  const ids = new Set<string>([
    ...[...model.sessions.keys()].map((id) => `$${id}`),
    ...[...model.windows.keys()].map((id) => `@${id}`),
    ...[...model.panes.keys()].map((id) => `%${id}`),
  ]);
  return withoutKeys(model.options, (place) => /^[$@%]/.test(place) && !ids.has(place));
}
