/** Gives a window another size, and its panes with it. */
import { type Size, type Window, windowAt } from '@ccmux/core';
import type { ModelStore } from '../model/store.js';

export function resizeWindow(store: ModelStore, window: Window, wanted: Size): void {
  const { size, layout } = windowAt(window, wanted);
  if (size.cols === window.size.cols && size.rows === window.size.rows) return;
  store.apply({ kind: 'window-resized', window: window.id, size, layout });
}
