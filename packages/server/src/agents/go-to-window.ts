/** Makes a window the current one of its session, where it is not. */
import { indexOfWindow, type Place } from '@ccmux/core';
import type { ModelStore } from '../model/store.js';

export function goToWindow(store: ModelStore, { session, window }: Place): void {
  const found = store.model.sessions.get(session);
  if (found === undefined || found.windows.get(found.current) === window) return;
  const index = indexOfWindow(found, window);
  if (index !== undefined) store.apply({ kind: 'window-selected', session, index });
}
