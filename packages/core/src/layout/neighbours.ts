/** Which pane lies in a direction, for moving the focus as tmux does. */
import type { Rect } from '../geometry.js';
import type { PaneId } from '../ids.js';
import type { Direction } from './resize.js';
import { type LayoutLeaf, type LayoutNode, leavesOf } from './tree.js';

/**
 * The pane across the pane's border in that direction; at the window's edge it goes on from the opposite edge.
 * Among several the most recently used one wins (`lastUsed` lists panes, latest first; those not listed come last, in
 * tree order). Undefined when there is none, or the pane is not in the tree.
 */
export function paneTowards(
  tree: LayoutNode,
  pane: PaneId,
  direction: Direction,
  lastUsed: readonly PaneId[] = [],
): PaneId | undefined {
  const leaves = leavesOf(tree);
  const from = leaves.find((leaf) => leaf.pane === pane);
  if (!from) return undefined;
  const candidates = leaves.filter((leaf) => leaf !== from && touches(from, leaf, tree, direction));
  const rank = (leaf: LayoutLeaf) => {
    const at = lastUsed.indexOf(leaf.pane);
    return at < 0 ? lastUsed.length : at;
  };
  return candidates.reduce<LayoutLeaf | undefined>((best, leaf) => (best && rank(best) <= rank(leaf) ? best : leaf), undefined)
    ?.pane;
}

function touches(from: Rect, to: Rect, window: Rect, direction: Direction): boolean {
  switch (direction) {
    case 'L':
      return to.x + to.width + 1 === (from.x === 0 ? window.width + 1 : from.x) && overlapsRows(from, to);
    case 'R': {
      const edge = from.x + from.width + 1;
      return to.x === (edge >= window.width ? 0 : edge) && overlapsRows(from, to);
    }
    case 'U':
      return to.y + to.height + 1 === (from.y === 0 ? window.height + 1 : from.y) && overlapsColumns(from, to);
    case 'D': {
      const edge = from.y + from.height + 1;
      return to.y === (edge >= window.height ? 0 : edge) && overlapsColumns(from, to);
    }
  }
}

const overlapsRows = (a: Rect, b: Rect): boolean => overlaps(a.y, a.height, b.y, b.height);
const overlapsColumns = (a: Rect, b: Rect): boolean => overlaps(a.x, a.width, b.x, b.width);

/** The border cell behind the first range counts as part of it, so a pane that starts right after it is a candidate. */
function overlaps(start: number, length: number, otherStart: number, otherLength: number): boolean {
  return otherStart <= start + length && otherStart + otherLength - 1 >= start;
}
