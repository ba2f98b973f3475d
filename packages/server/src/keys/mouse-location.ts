/** What is at a cell of a client's terminal: a pane, a border, a part of the status line. Pure. */
import {
  contains,
  currentWindow,
  indexOfWindow,
  type Model,
  type PaneId,
  type Place,
  type Point,
  paneId,
  parsePaneId,
  parseSessionId,
  placeAtIndex,
  type RangeTerm,
  type Rect,
  type Session,
  type SessionId,
} from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';
import type { MouseAt, MouseWhere } from './mouse-at.js';

/** A cell of the rows around the panes. */
export interface ChromeCell {
  /** Which status line, from 0; undefined: the row is none. */
  readonly line: number | undefined;
  readonly range: RangeTerm | undefined;
}

export interface MouseLocation extends Pick<MouseAt, 'where' | 'place' | 'here' | 'pane' | 'status'> {}

export interface Seen {
  readonly model: Model;
  readonly session: SessionId;
  readonly scene: Scene;
  chromeAt(at: Point): ChromeCell | undefined;
}

/** Undefined where nothing is that a key has a name for. */
export function locate(seen: Seen, at: Point): MouseLocation | undefined {
  const session = seen.model.sessions.get(seen.session);
  if (session === undefined) return undefined;
  const chrome = seen.chromeAt(at);
  if (chrome !== undefined) return chrome.line === undefined ? undefined : onStatus(seen.model, session, chrome, chrome.line);
  if (!contains(seen.scene.window, at)) return undefined;
  const inside = seen.scene.panes.find((pane) => contains(pane, at));
  if (inside !== undefined) return atPane(seen, paneId(inside.pane));
  const [beside] = bordersAt(seen.scene, at);
  const owner = beside?.pane ?? belowTitle(seen.scene, at);
  return owner === undefined ? undefined : atPane(seen, owner, 'Border');
}

/** The pane itself, as long as the client shows it. */
export function atPane({ model, session, scene }: Seen, id: PaneId, where: MouseWhere = 'Pane'): MouseLocation | undefined {
  const window = currentWindow(model, session);
  const index = model.sessions.get(session)?.current;
  const rect = scene.panes.find((pane) => pane.pane === id);
  if (window === undefined || index === undefined || rect === undefined || !model.panes.has(id)) return undefined;
  const place = { session, index, window: window.id, pane: id };
  return { where, place, here: place, pane: { id, rect }, status: undefined };
}

/** A border that can be dragged: the end of a pane, from which its size is counted. */
export interface PaneBorder {
  readonly pane: PaneId;
  readonly axis: 'horizontal' | 'vertical';
  /** Column or row where the pane's part of the layout begins. */
  readonly origin: number;
}

/** One border, or both that meet at a corner. */
export function bordersAt(scene: Scene, { x, y }: Point): readonly PaneBorder[] {
  const isBeside = (from: number, length: number, n: number): boolean => n >= from - 1 && n <= from + length;
  const left = scene.panes.find((p) => p.x + p.width === x && isBeside(p.y, p.height, y));
  const above = scene.panes.find((p) => p.y + p.height === y && isBeside(p.x, p.width, x));
  return [
    ...(left === undefined ? [] : [{ pane: paneId(left.pane), axis: 'horizontal' as const, origin: left.x }]),
    ...(above === undefined ? [] : [{ pane: paneId(above.pane), axis: 'vertical' as const, origin: topOf(scene, above) }]),
  ];
}

/** Where the pane's part of the layout begins: the row of its title at the top of the window is part of it. */
const topOf = ({ borderStatus, window }: Scene, pane: Rect): number =>
  borderStatus === 'top' && pane.y === window.y + 1 ? window.y : pane.y;

/** The row of titles at the top of the window. */
function belowTitle({ borderStatus, window, panes }: Scene, { x, y }: Point): PaneId | undefined {
  if (borderStatus !== 'top' || y !== window.y) return undefined;
  const below = panes.find((p) => p.y === y + 1 && x >= p.x && x < p.x + p.width);
  return below === undefined ? undefined : paneId(below.pane);
}

const names: Readonly<Record<RangeTerm['kind'], MouseWhere>> = {
  left: 'StatusLeft',
  right: 'StatusRight',
  window: 'Status',
  pane: 'Status',
  session: 'Status',
  user: 'Status',
};

function onStatus(model: Model, session: Session, { range }: ChromeCell, line: number): MouseLocation | undefined {
  const place = range === undefined ? placeAtIndex(model, session, session.current) : placeOfRange(model, session, range);
  if (place === undefined) return undefined;
  const where = range === undefined ? 'StatusDefault' : names[range.kind];
  const text = range === undefined ? '' : range.kind === 'user' ? range.argument : range.kind;
  const here = range?.kind === 'pane' ? place : undefined;
  return { where, place, here, pane: undefined, status: { line, range: text } };
}

function placeOfRange(model: Model, session: Session, { kind, argument }: RangeTerm): Place | undefined {
  switch (kind) {
    case 'window':
      return placeAtIndex(model, session, Number(argument));
    case 'pane': {
      const id = parsePaneId(argument);
      const pane = id.ok ? model.panes.get(id.value) : undefined;
      const index = pane === undefined ? undefined : indexOfWindow(session, pane.window);
      if (pane === undefined || index === undefined) return undefined;
      return { session: session.id, index, window: pane.window, pane: pane.id };
    }
    case 'session': {
      const id = parseSessionId(argument);
      const other = id.ok ? model.sessions.get(id.value) : undefined;
      return other === undefined ? undefined : placeAtIndex(model, other, other.current);
    }
    case 'left':
    case 'right':
    case 'user':
      return placeAtIndex(model, session, session.current);
  }
}
