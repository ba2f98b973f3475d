/** Where the panes of a window are, as they are shown: with the rows that the titles on their borders take. Pure. */
import type { Rect } from '../geometry.js';
import type { PaneId } from '../ids.js';
import { rects } from '../layout/tree.js';
import { borderStatus } from './border-status.js';
import type { Model, Window } from './state.js';

/**
 * All panes, in the order of the layout. A zoomed pane has the whole window, whatever the others have. With
 * `pane-border-status` the panes at that edge of the window give a row to their title; others have a border there.
 */
export function paneRects(model: Model, window: Window): ReadonlyMap<PaneId, Rect> {
  const titles = borderStatus(model, window);
  const { cols, rows } = window.size;
  const places = new Map(rects(window.layout));
  if (window.zoomed !== undefined) places.set(window.zoomed, { x: 0, y: 0, width: cols, height: rows });
  if (titles === 'off') return places;
  for (const [pane, rect] of places) {
    const height = Math.max(1, rect.height - 1);
    if (titles === 'top' && rect.y === 0) places.set(pane, { ...rect, y: rect.height > 1 ? 1 : 0, height });
    if (titles === 'bottom' && rect.y + rect.height === rows) places.set(pane, { ...rect, height });
  }
  return places;
}
