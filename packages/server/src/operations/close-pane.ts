/** Takes a pane out of the model, and with the last one its window, and with the last window its session. */
import { type PaneId, removePane, type SessionId, sessionOfWindow, type WindowId } from '@ccmux/core';
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

export function closeWindow(store: ModelStore, window: WindowId): void {
  const session = sessionOfWindow(store.model, window);
  if (session === undefined) return;
  if (session.windows.size === 1) closeSession(store, session.id);
  else store.apply({ kind: 'window-closed', window });
}

export function closeSession(store: ModelStore, session: SessionId): void {
  store.apply({ kind: 'session-closed', session });
}
