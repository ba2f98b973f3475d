/**
 * Growing and shrinking a node by cells: tmux's rules for which pane gives and which takes. Owns nothing but sizes;
 * callers call `place` afterwards.
 */
import { type Axis, type LayoutNode, lengthAlong, MINIMUM_PANE, withLength } from './tree.js';

/** How many cells the node can lose along the axis before one of its panes would fall below the minimum. */
export function spare(node: LayoutNode, axis: Axis): number {
  if (node.kind === 'leaf') return Math.max(0, lengthAlong(node, axis) - MINIMUM_PANE);
  const each = node.children.map((child) => spare(child, axis));
  return node.axis === axis ? each.reduce((sum, n) => sum + n, 0) : Math.min(...each);
}

/**
 * Changes the node's size along the axis by `change` cells (negative shrinks, by at most `spare`). Children along the
 * axis take turns from the first one, a cell each; those that can give no more are passed over.
 */
export function adjust(node: LayoutNode, axis: Axis, change: number): LayoutNode {
  if (change === 0) return node;
  const resized = withLength(node, axis, lengthAlong(node, axis) + change);
  if (resized.kind === 'leaf') return resized;
  if (resized.axis !== axis) return { ...resized, children: resized.children.map((child) => adjust(child, axis, change)) };
  const shares = change > 0 ? evenShares(resized.children.length, change) : givenShares(resized.children, axis, -change);
  return { ...resized, children: resized.children.map((child, i) => nudge(child, axis, Math.sign(change) * shares[i]!)) };
}

function evenShares(count: number, total: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(total / count) + (i < total % count ? 1 : 0));
}

function givenShares(children: readonly LayoutNode[], axis: Axis, total: number): number[] {
  const limits = children.map((child) => spare(child, axis));
  const shares = children.map(() => 0);
  for (let left = total; left > 0; ) {
    const before = left;
    for (let i = 0; i < shares.length && left > 0; i++) {
      if (shares[i]! >= limits[i]!) continue;
      shares[i]!++;
      left--;
    }
    if (left === before) throw new Error('layout shrunk below its minimum');
  }
  return shares;
}

/**
 * Applies `change` as that many single-cell adjustments. Inside a nested split each of them starts again at the first
 * child, so the first one takes all that is added, and gives all it has before the second gives anything.
 */
function nudge(node: LayoutNode, axis: Axis, change: number): LayoutNode {
  if (change === 0) return node;
  const resized = withLength(node, axis, lengthAlong(node, axis) + change);
  if (resized.kind === 'leaf') return resized;
  if (resized.axis !== axis) return { ...resized, children: resized.children.map((child) => nudge(child, axis, change)) };
  let left = change;
  const children = resized.children.map((child) => {
    const share = left > 0 ? left : -Math.min(-left, spare(child, axis));
    left -= share;
    return nudge(child, axis, share);
  });
  return { ...resized, children };
}
