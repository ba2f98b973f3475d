/**
 * The order of a window's panes, which gives them their indexes. It is that of the layout, left to right and top to
 * bottom, until a layout puts panes elsewhere than their turn (the mirrored ones do). Pure.
 */
import type { PaneId } from '../ids.js';
import { type LayoutNode, panesOf } from '../layout/tree.js';

/** The order after a change of layout: panes that are gone leave it, new ones go behind their neighbour in the layout. */
export function orderAfter(before: readonly PaneId[], layout: LayoutNode): readonly PaneId[] {
  const there = panesOf(layout);
  const known = new Set(before);
  const order = before.filter((pane) => there.includes(pane));
  for (const [i, pane] of there.entries()) {
    if (known.has(pane)) continue;
    const left = there[i - 1];
    order.splice(left === undefined ? 0 : order.indexOf(left) + 1, 0, pane);
  }
  return order;
}

/** Whether the order names the panes of the layout, each once. */
export const isOrderOf = (order: readonly PaneId[], layout: LayoutNode): boolean => {
  const there = new Set(panesOf(layout));
  return order.length === there.size && new Set(order).size === there.size && order.every((pane) => there.has(pane));
};
