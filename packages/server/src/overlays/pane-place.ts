/** Where a mode stands: over its pane, or over the whole window while it zooms; nowhere once the pane is out of sight. */
import type { PaneId, Rect } from '@ccmux/core';
import type { SurfaceSpace } from '../clients/surface.js';

export function placeOverPane({ panes, window }: SurfaceSpace, pane: PaneId, zoomed: boolean): Rect | undefined {
  const place = panes.find((p) => p.pane === pane);
  if (place === undefined) return undefined;
  return zoomed ? window : { x: place.x, y: place.y, width: place.width, height: place.height };
}
