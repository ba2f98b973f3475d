/** For tests only: random lives of a model, made of wishes that are turned into events, and what must always be true of it. */
import fc from 'fast-check';
import type { Size } from '../geometry.js';
import { paneId, type SessionId, sessionId, type WindowId, windowId } from '../ids.js';
import { movePane } from '../layout/join.js';
import { arrangePanes, PRESET_LAYOUTS } from '../layout/presets.js';
import { removePane } from '../layout/remove.js';
import { resizeTo } from '../layout/resize.js';
import { splitPane } from '../layout/split.js';
import { panesOf, singlePane } from '../layout/tree.js';
import type { ModelEvent } from '../model/events.js';
import { markedPlace } from '../model/mark.js';
import type { NewWindow } from '../model/new-window.js';
import { isOrderOf } from '../model/pane-order.js';
import { reduce } from '../model/reduce.js';
import { freeIndex, linksOf, windowsOf } from '../model/select.js';
import { emptyModel, type Link, type Model, type Pane, type Window } from '../model/state.js';

import { isSettingWish, type SettingWish, settingEvent, settingWishes } from './settings.js';

export const screen: Size = { cols: 80, rows: 24 };

/** Everything that must be true of a model at any time; a line for each thing that is not. */
export function invariants(model: Model): string[] {
  const wrong: string[] = [];
  const say = (ok: boolean, text: string): void => void (ok || wrong.push(text));
  const links = [...model.sessions.values()].flatMap((s) => [...s.windows.values()]);
  for (const s of model.sessions.values()) {
    say(s.windows.has(s.current), `session ${s.id}: no window at current index ${s.current}`);
    say(s.id < model.next.session, `session ${s.id} is not below next`);
    say(new Set(s.visited).size === s.visited.length, `session ${s.id}: visited twice`);
    say(!s.visited.includes(s.current), `session ${s.id}: current is visited`);
    for (const v of s.visited) say(s.windows.has(v), `session ${s.id}: no window at visited index ${v}`);
    for (const other of model.sessions.values()) {
      const shared =
        s.group === undefined || s.group !== other.group || JSON.stringify(windowsOf(s)) === JSON.stringify(windowsOf(other));
      say(shared, `sessions ${s.id} and ${other.id} of a group have other windows`);
    }
  }
  for (const id of links) say(model.windows.has(id), `window ${id} is linked and does not exist`);
  for (const w of model.windows.values()) {
    say(links.includes(w.id), `window ${w.id} is not linked`);
    say(w.id < model.next.window, `window ${w.id} is not below next`);
    wrong.push(...windowInvariants(model, w));
  }
  if (model.marked !== undefined) {
    const at = markedPlace(model);
    const window = at && model.sessions.get(at.session)?.windows.get(at.index);
    say(at !== undefined && window === at.window, 'the marked pane is not where it was marked');
  }
  for (const p of model.panes.values()) {
    const window = model.windows.get(p.window);
    say(window !== undefined && panesOf(window.layout).includes(p.id), `pane ${p.id} is in no layout`);
    say(p.id < model.next.pane, `pane ${p.id} is not below next`);
  }
  return wrong;
}

function windowInvariants(model: Model, w: Window): string[] {
  const wrong: string[] = [];
  const panes = panesOf(w.layout);
  for (const p of panes)
    if (model.panes.get(p)?.window !== w.id) wrong.push(`window ${w.id}: pane ${p} of its layout is not its own`);
  if (!isOrderOf(w.panes, w.layout)) wrong.push(`window ${w.id}: its order is not one of its panes`);
  if (!panes.includes(w.active)) wrong.push(`window ${w.id}: active pane ${w.active} is gone`);
  if (w.zoomed !== undefined && w.zoomed !== w.active) wrong.push(`window ${w.id}: zoomed is not active`);
  if (w.visited.includes(w.active)) wrong.push(`window ${w.id}: active is visited`);
  if (new Set(w.visited).size !== w.visited.length) wrong.push(`window ${w.id}: visited twice`);
  for (const v of w.visited) if (!panes.includes(v)) wrong.push(`window ${w.id}: visited pane ${v} is gone`);
  return wrong;
}

export const pane = (id: number, window: WindowId): Pane => ({ id: paneId(id), window, title: '', command: [], cwd: '/' });

export function newWindow(model: Model, index: number): NewWindow {
  const id = windowId(model.next.window);
  const first = pane(model.next.pane, id);
  return { id, index, name: 'w', automaticName: true, size: screen, layout: singlePane(first.id, screen), pane: first };
}

const nth = <T>(list: Iterable<T>, n: number): T | undefined => {
  const all = [...list];
  return all.length === 0 ? undefined : all[n % all.length];
};

export interface Step {
  readonly what: (typeof steps)[number];
  readonly a: number;
  readonly b: number;
  readonly yes: boolean;
}

const steps = [
  'session',
  'window',
  'split',
  'close',
  'close-session',
  'link',
  'unlink',
  'swap-windows',
  'renumber',
  'group',
  'mark',
  'select-window',
  'select-pane',
  'zoom',
  'unzoom',
  'rename',
  'title',
  'resize',
  'swap-panes',
  'move-pane',
  'break-pane',
  'arrange',
  ...settingWishes,
] as const;

/** The event that a server makes of a wish; undefined when it cannot be. */
export function eventOf(model: Model, step: Step): ModelEvent | undefined {
  const { what, a, b, yes } = step;
  return isSettingWish(what) ? settingEvent(model, what, a, b, yes) : placeOrPaneEvent(model, what, step);
}

function placeOrPaneEvent(model: Model, what: Exclude<Step['what'], SettingWish>, { a, b, yes }: Step): ModelEvent | undefined {
  const session = nth(model.sessions.values(), a);
  const window = nth(model.windows.values(), a);
  const target = nth(model.panes.values(), a);
  switch (what) {
    case 'session':
      return sessionCreated(model);
    case 'window':
      return (
        session && { kind: 'window-created', session: session.id, window: newWindow(model, freeIndex(session, b)), select: yes }
      );
    case 'split':
      return target && splitEvent(model, target, yes);
    case 'close':
      return target && closeEvent(model, target);
    case 'close-session':
      return session && { kind: 'session-closed', session: session.id };
    case 'select-window': {
      const index = session && nth(session.windows.keys(), b);
      return session && index !== undefined ? { kind: 'window-selected', session: session.id, index } : undefined;
    }
    case 'link':
      return window && linkEvent(model, window, b, yes);
    case 'unlink': {
      const link = nth(links(model), b);
      return link && { kind: 'window-unlinked', ...link };
    }
    case 'swap-windows': {
      const [first, second] = [nth(links(model), a), nth(links(model), b)];
      return first && second && { kind: 'windows-swapped', a: first, b: second };
    }
    case 'renumber':
      return session && { kind: 'windows-renumbered', session: session.id, first: b };
    case 'group':
      return session && groupedWith(model, session.id, b);
    case 'mark': {
      const link = target && nth(linksOf(model, target.window), b);
      return target && { kind: 'pane-marked', mark: link && { ...link, pane: target.id } };
    }
    case 'select-pane':
      return target && { kind: 'pane-selected', pane: target.id };
    case 'zoom':
      return target && { kind: 'zoom-changed', window: target.window, pane: target.id };
    case 'unzoom':
      return window && { kind: 'zoom-changed', window: window.id, pane: undefined };
    case 'rename':
      return window && { kind: 'window-renamed', window: window.id, name: `n${b}`, automatic: yes };
    case 'title':
      return target && { kind: 'pane-titled', pane: target.id, title: `t${b}` };
    case 'swap-panes':
    case 'move-pane':
    case 'break-pane':
      return target && placeEvent(model, what, target, b, yes);
    case 'arrange':
      return window && arrangeEvent(window, b);
    case 'resize': {
      const size = { cols: 20 + b, rows: 10 + b };
      return window && { kind: 'window-resized', window: window.id, size, layout: resizeTo(window.layout, size) };
    }
  }
}

const links = (model: Model): Link[] => [...model.windows.keys()].flatMap((w) => linksOf(model, w));

function linkEvent(model: Model, window: Window, to: number, yes: boolean): ModelEvent | undefined {
  const session = nth(model.sessions.values(), to);
  return (
    session && { kind: 'window-linked', session: session.id, index: to % 5, window: window.id, select: yes, replace: to > 20 }
  );
}

const facts = (model: Model) => ({
  session: sessionId(model.next.session),
  name: String(model.next.session),
  cwd: '/',
  env: {},
  createdMs: 1,
});

export const sessionCreated = (model: Model): ModelEvent => ({
  kind: 'session-created',
  ...facts(model),
  window: newWindow(model, 0),
});

const groupedWith = (model: Model, other: SessionId, group: number): ModelEvent => ({
  kind: 'session-grouped',
  ...facts(model),
  with: other,
  group: `g${group}`,
});

export function splitEvent(model: Model, target: Pane, select: boolean): ModelEvent | undefined {
  const created = pane(model.next.pane, target.window);
  const axis = target.id % 2 === 0 ? 'horizontal' : 'vertical';
  const layout = splitPane(model.windows.get(target.window)!.layout, target.id, created.id, { axis });
  return layout.ok ? { kind: 'pane-created', pane: created, layout: layout.value, select } : undefined;
}

/** A pane goes to another place. */
function placeEvent(
  model: Model,
  what: 'swap-panes' | 'move-pane' | 'break-pane',
  target: Pane,
  b: number,
  yes: boolean,
): ModelEvent | undefined {
  const other = nth(model.panes.values(), b);
  const session = nth(model.sessions.values(), b);
  if (what === 'move-pane') return moveEvent(model, target, other, yes);
  if (what === 'break-pane') return session && breakEvent(model, target, session.id, b, yes);
  return other && { kind: 'panes-swapped', a: target.id, b: other.id };
}

function arrangeEvent(window: Window, b: number): ModelEvent {
  const layout = arrangePanes(window.panes, nth(PRESET_LAYOUTS.values(), b) ?? 'tiled', window.size);
  return { kind: 'layout-arranged', window: window.id, layout };
}

/** Beside another pane; a window's only pane stays, as its window would have to be closed. */
function moveEvent(model: Model, target: Pane, beside: Pane | undefined, select: boolean): ModelEvent | undefined {
  const [from, to] = [model.windows.get(target.window)!, beside && model.windows.get(beside.window)];
  if (beside === undefined || to === undefined || target.id === beside.id) return undefined;
  const rest = removePane(from.layout, target.id);
  if (!rest.ok || rest.value === undefined) return undefined;
  const isSame = from.id === to.id;
  const axis = 'horizontal';
  const layout = isSame
    ? movePane(to.layout, target.id, beside.id, paneId(model.next.pane), { axis })
    : splitPane(to.layout, beside.id, target.id, { axis });
  if (!layout.ok) return undefined;
  const order = [...to.panes.filter((p) => p !== target.id), target.id];
  const places = { from: from.id, to: to.id, rest: isSame ? undefined : rest.value };
  return { kind: 'pane-moved', pane: target.id, ...places, layout: layout.value, order, select };
}

function breakEvent(model: Model, target: Pane, session: SessionId, index: number, select: boolean): ModelEvent | undefined {
  const rest = removePane(model.windows.get(target.window)!.layout, target.id);
  if (!rest.ok || rest.value === undefined) return undefined;
  const created = newWindow(model, index % 5);
  const window = { ...created, layout: singlePane(target.id, screen), pane: { ...target, window: created.id } };
  return { kind: 'pane-broken-out', from: target.window, rest: rest.value, session, window, select };
}

export function closeEvent(model: Model, target: Pane): ModelEvent {
  const rest = removePane(model.windows.get(target.window)!.layout, target.id);
  if (!rest.ok) throw new Error(rest.error);
  if (rest.value !== undefined) return { kind: 'pane-closed', pane: target.id, window: target.window, layout: rest.value };
  const alone = [...model.sessions.values()].find((s) => [...s.windows.values()].every((w) => w === target.window));
  return alone === undefined ? { kind: 'window-closed', window: target.window } : { kind: 'session-closed', session: alone.id };
}

export const step: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('session' as const, 'window', 'split', 'split') },
    { weight: 4, arbitrary: fc.constantFrom(...steps) },
  ),
  a: fc.nat({ max: 30 }),
  b: fc.nat({ max: 30 }),
  yes: fc.boolean(),
});

/** The events of a life, each with the model behind it. Wishes that cannot be granted are left out. */
export function life(wishes: readonly Step[]): { readonly event: ModelEvent; readonly after: Model }[] {
  const all: { event: ModelEvent; after: Model }[] = [];
  let model = emptyModel;
  for (const wish of wishes) {
    const event = eventOf(model, wish);
    if (event === undefined) continue;
    model = reduce(model, event);
    all.push({ event, after: model });
  }
  return all;
}

export const lives: fc.Arbitrary<Step[]> = fc.array(step, { maxLength: 60 });
