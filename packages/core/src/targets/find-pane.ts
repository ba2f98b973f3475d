/** The pane part of a target: id, index, `+ - !`, corners and neighbours. */
import { type PaneId, parsePaneId } from '../ids.js';
import { paneTowards } from '../layout/neighbours.js';
import type { Direction } from '../layout/resize.js';
import { leavesOf } from '../layout/tree.js';
import type { Place } from '../model/place.js';
import { indexOfWindow } from '../model/select.js';
import type { Window } from '../model/state.js';
import { numberOption } from '../options/lookup.js';
import { err, ok, type Result } from '../result.js';
import { bestSession, type FoundWindow } from './find-window.js';
import type { TargetContext } from './place.js';

/** Searches the window of `within`, or the current window when undefined. */
export function findPane(text: string, within: FoundWindow | undefined, context: TargetContext): Result<Place, string> {
  const { model, current } = context;
  const missing = err(`can't find pane: ${text}`);
  if (text.startsWith('%')) {
    const id = parsePaneId(text);
    const pane = id.ok ? model.panes.get(id.value) : undefined;
    if (pane === undefined || (within !== undefined && within.window.id !== pane.window)) return missing;
    const session = within?.session ?? bestSession(pane.window, context);
    const index = within?.index ?? (session && indexOfWindow(session, pane.window));
    if (session === undefined || index === undefined) return missing;
    return ok({ session: session.id, index, window: pane.window, pane: pane.id });
  }
  const window = within?.window ?? (current === undefined ? undefined : model.windows.get(current.window));
  const session = within?.session.id ?? current?.session;
  const index = within?.index ?? current?.index;
  if (window === undefined || session === undefined || index === undefined) return missing;
  const pane =
    text === '' ? window.active : inWindow(text, window, numberOption(model, 'pane-base-index', { window: window.id }));
  return pane === undefined ? missing : ok({ session, index, window: window.id, pane });
}

const corners: Readonly<Record<string, (at: { x: number; y: number; right: number; bottom: number }) => number>> = {
  '{top}': (r) => r.y * 1e5 + r.x,
  '{bottom}': (r) => -r.bottom * 1e5 + r.x,
  '{left}': (r) => r.x * 1e5 + r.y,
  '{right}': (r) => -r.right * 1e5 + r.y,
  '{top-left}': (r) => r.y + r.x,
  '{top-right}': (r) => r.y - r.right,
  '{bottom-left}': (r) => r.x - r.bottom,
  '{bottom-right}': (r) => -r.bottom - r.right,
};

const directions: Readonly<Record<string, Direction>> = {
  '{up-of}': 'U',
  '{down-of}': 'D',
  '{left-of}': 'L',
  '{right-of}': 'R',
};

function inWindow(text: string, window: Window, base: number): PaneId | undefined {
  const { panes } = window;
  if (text === '!' || text === '{last}') return window.visited.at(-1);
  if (text === '{next}') return step(panes, window.active, 1);
  if (text === '{previous}') return step(panes, window.active, -1);
  const corner = corners[text];
  if (corner !== undefined) return extreme(window, corner);
  const direction = directions[text];
  if (direction !== undefined) return paneTowards(window.layout, window.active, direction, window.visited.toReversed());
  const by = /^([+-])(\d*)$/.exec(text);
  if (by !== null) return step(panes, window.active, Number(by[2] || '1') * (by[1] === '+' ? 1 : -1));
  return /^\d+$/.test(text) ? panes[Number(text) - base] : undefined;
}

function extreme(window: Window, measure: (typeof corners)[string]): PaneId | undefined {
  const scored = leavesOf(window.layout).map((l) => ({
    pane: l.pane,
    score: measure({ x: l.x, y: l.y, right: l.x + l.width, bottom: l.y + l.height }),
  }));
  return scored.reduce((a, b) => (b.score < a.score ? b : a)).pane;
}

function step(panes: readonly PaneId[], from: PaneId, by: number): PaneId | undefined {
  const at = panes.indexOf(from) + by;
  return panes[((at % panes.length) + panes.length) % panes.length];
}
