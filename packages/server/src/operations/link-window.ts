/** Gives windows further places in sessions, and takes places away. Errors are tmux's. */
import {
  err,
  freeIndex,
  groupOf,
  type Link,
  type Model,
  numberOption,
  ok,
  type Result,
  type SessionId,
  type TargetIndex,
} from '@ccmux/core';
import type { ModelStore } from '../model/store.js';
import { closeSession } from './close-pane.js';

export interface LinkWish {
  readonly from: Link;
  readonly to: TargetIndex;
  /** The window behind (`after`) or at (`before`) the index moves up; `undefined`: the index has to be free. */
  readonly beside: 'after' | 'before' | undefined;
  /** A window that is at the index goes. */
  readonly kill: boolean;
  readonly select: boolean;
}

/** Where the linked window was before: its index may have moved up. */
export function linkWindow(store: ModelStore, wish: LinkWish): Result<Link, string> {
  const { model } = store;
  const source = model.sessions.get(wish.from.session);
  const target = model.sessions.get(wish.to.session);
  const window = source?.windows.get(wish.from.index);
  if (source === undefined || target === undefined || window === undefined) return err("can't find window");
  if (source.id !== target.id && source.group !== undefined && source.group === target.group) return err('sessions are grouped');
  const index = wish.beside === undefined ? wish.to.index : besideIndex(model, wish.to, wish.beside);
  const there = index === undefined || wish.beside !== undefined ? undefined : target.windows.get(index);
  if (there !== undefined && there === window) return err(`same index: ${index}`);
  if (there !== undefined && !wish.kill) return err(`index in use: ${index}`);
  const at = index ?? freeIndex(target, numberOption(model, 'base-index', { session: target.id }));
  const moves = source.id === target.id && there === undefined && inTheWay(target.windows, at, wish.from.index);
  store.apply({
    kind: 'window-linked',
    session: target.id,
    index: at,
    window,
    select: wish.select,
    replace: there !== undefined,
  });
  return ok(moves ? { ...wish.from, index: wish.from.index + 1 } : wish.from);
}

/** The index in front of or behind the window at an index, or, without one there, the current window. */
export function besideIndex(model: Model, { session, index }: TargetIndex, side: 'after' | 'before'): number | undefined {
  const found = model.sessions.get(session);
  if (found === undefined) return index;
  const at = index !== undefined && found.windows.has(index) ? index : found.current;
  return side === 'after' ? at + 1 : at;
}

/** A window at `from` has to make room for one that is put at `to`. */
function inTheWay(windows: ReadonlyMap<number, unknown>, to: number, from: number): boolean {
  for (let index = to; windows.has(index); index++) if (index === from) return true;
  return false;
}

/** Takes a link away; a session whose last window it was goes, with those that share its windows. */
export function unlinkWindow(store: ModelStore, link: Link): void {
  const session = store.model.sessions.get(link.session);
  if (session === undefined) return;
  if (session.windows.size > 1) store.apply({ kind: 'window-unlinked', ...link });
  else for (const { id } of groupOf(store.model, session)) closeSession(store, id);
}

/** A window is linked elsewhere when a session outside the group has it, or the session has it twice. */
export function isLinkedElsewhere(model: Model, id: SessionId, links: number): boolean {
  const session = model.sessions.get(id);
  return session !== undefined && links !== groupOf(model, session).length;
}
