/** The zoom around operations that need to see the whole layout. */
import type { WindowId } from '@ccmux/core';
import type { ModelStore } from '../model/store.js';

/** Ends a window's zoom. The result zooms its active pane again if the window was zoomed and `keep` says so. */
export function endZoom(store: ModelStore, window: WindowId, keep = false): () => void {
  const zoomed = store.model.windows.get(window)?.zoomed !== undefined;
  if (zoomed) store.apply({ kind: 'zoom-changed', window, pane: undefined });
  return () => {
    const now = store.model.windows.get(window);
    if (keep && zoomed && now !== undefined) store.apply({ kind: 'zoom-changed', window, pane: now.active });
  };
}
