/** Gives a pane a window of its own. A pane that is alone takes its window along. */
import {
  err,
  freeIndex,
  linksOf,
  numberOption,
  ok,
  type Place,
  panesOf,
  type Result,
  removePane,
  type SessionId,
  singlePane,
  type Window,
  windowId,
} from '@ccmux/core';
import { paneDefaults } from '../options/pane-defaults.js';
import { nameOf } from '../panes/program.js';
import { closeSession, renumberIfWanted } from './close-pane.js';
import type { OperationContext } from './context.js';
import { reserveIds } from './reserve-ids.js';
import { endZoom } from './zoom.js';

export interface BreakOut {
  readonly source: Place;
  readonly session: SessionId;
  /** Undefined: the lowest free one. */
  readonly index: number | undefined;
  /** A window at the index, and those behind it, move up; without it the index has to be free. */
  readonly insert: boolean;
  readonly name: string | undefined;
  readonly select: boolean;
}

/** The pane's new place; undefined when its window only moved. */
export function breakPane(context: OperationContext, wanted: BreakOut): Result<Place | undefined, string> {
  const { store } = context;
  const { source } = wanted;
  endZoom(store, source.window);
  const session = store.model.sessions.get(wanted.session);
  const window = store.model.windows.get(source.window);
  const pane = store.model.panes.get(source.pane);
  if (session === undefined || window === undefined || pane === undefined) return err("can't find pane");
  if (wanted.index !== undefined && !wanted.insert && session.windows.has(wanted.index))
    return err(`index in use: ${wanted.index}`);
  const index = wanted.index ?? freeIndex(session, numberOption(store.model, 'base-index', { session: session.id }));
  if (panesOf(window.layout).length === 1) {
    moveWindow(context, wanted, window, index);
    return ok(undefined);
  }
  const rest = removePane(window.layout, pane.id);
  if (!rest.ok || rest.value === undefined) throw new Error(`pane ${pane.id} is not in the layout of its window`);
  const id = windowId(reserveIds(store).window());
  const defaults = paneDefaults(store.model, session.id, context.shell, pane.command);
  store.apply({
    kind: 'pane-broken-out',
    from: window.id,
    rest: rest.value,
    session: session.id,
    select: wanted.select,
    window: {
      id,
      index,
      name: wanted.name ?? nameOf(defaults.command, defaults.shell),
      automaticName: wanted.name === undefined,
      size: window.size,
      layout: singlePane(pane.id, window.size),
      pane: { ...pane, window: id },
    },
  });
  return ok({ session: session.id, index, window: id, pane: pane.id });
}

function moveWindow(
  { store }: OperationContext,
  { source, session, name, select }: BreakOut,
  window: Window,
  index: number,
): void {
  const before = store.model.sessions.get(source.session);
  store.apply({ kind: 'window-linked', session, index, window: window.id, select, replace: false });
  if (name !== undefined) store.apply({ kind: 'window-renamed', window: window.id, name, automatic: false });
  const isAlone = before?.windows.size === 1 && source.session !== session;
  if (isAlone) return closeSession(store, source.session);
  // Making room may have moved the old place.
  const old = linksOf(store.model, window.id).filter(
    (l) => l.session === source.session && !(l.session === session && l.index === index),
  );
  const at = old.find((l) => l.index === source.index) ?? old.find((l) => l.index === source.index + 1) ?? old[0];
  if (at !== undefined) store.apply({ kind: 'window-unlinked', ...at });
  renumberIfWanted(store, source.session);
}
