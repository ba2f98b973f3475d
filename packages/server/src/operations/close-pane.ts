/** Takes a pane out of the model, and with the last one its window, and with the last window its sessions. */
import { flagOption, linksOf, numberOption, type PaneId, removePane, type SessionId, type WindowId } from '@ccmux/core';
import type { ModelStore } from '../model/store.js';

export function closePane(store: ModelStore, pane: PaneId): void {
  const found = store.model.panes.get(pane);
  const window = found === undefined ? undefined : store.model.windows.get(found.window);
  if (window === undefined) return;
  const rest = removePane(window.layout, pane);
  if (!rest.ok) throw new Error(`pane ${pane} is not in the layout of its window`);
  if (rest.value === undefined) closeWindow(store, window.id);
  else store.apply({ kind: 'pane-closed', pane, window: window.id, layout: rest.value });
}

/** Closes a window wherever it is linked, and the sessions that have no other. */
export function closeWindow(store: ModelStore, window: WindowId): void {
  const sessions = new Set(linksOf(store.model, window).map((l) => l.session));
  for (const id of sessions) {
    const windows = store.model.sessions.get(id)?.windows.values() ?? [];
    if ([...windows].every((w) => w === window)) closeSession(store, id);
  }
  if (store.model.windows.has(window)) store.apply({ kind: 'window-closed', window });
  for (const id of sessions) renumberIfWanted(store, id);
}

export function closeSession(store: ModelStore, session: SessionId): void {
  store.apply({ kind: 'session-closed', session });
}

/** Closes the gap that a window has left, where the option renumber-windows is on. */
export function renumberIfWanted(store: ModelStore, session: SessionId): void {
  if (store.model.sessions.has(session) && flagOption(store.model, 'renumber-windows', { session })) renumber(store, session);
}

/** Numbers the windows of a session from base-index on. */
export function renumber(store: ModelStore, session: SessionId): void {
  const first = numberOption(store.model, 'base-index', { session });
  store.apply({ kind: 'windows-renumbered', session, first });
}
