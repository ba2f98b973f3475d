/**
 * Where a mode stands: over its pane, or over the whole window while it zooms; nowhere once the pane is out of sight. For a
 * pane that the client does not see to begin with, it stands over the window that the client sees.
 */
import type { PaneId, Rect } from '@ccmux/core';
import type { SurfaceSpace } from '../clients/surface.js';

export function placeOverPane(pane: PaneId, zoomed: boolean): (space: SurfaceSpace) => Rect | undefined {
  let anchor: { readonly pane: number; readonly whole: boolean } | undefined;
  return ({ panes, window, active }) => {
    anchor ??= panes.some((p) => p.pane === pane) ? { pane, whole: zoomed } : { pane: active ?? pane, whole: true };
    const { whole } = anchor;
    const place = panes.find((p) => p.pane === anchor?.pane);
    if (place === undefined) return undefined;
    return whole ? window : { x: place.x, y: place.y, width: place.width, height: place.height };
  };
}
