/** Giving the panes of a split equal sizes. tmux's arithmetic. */
import type { PaneId } from '../ids.js';
import { err, ok, type Result } from '../result.js';
import { adjust, spare } from './adjust.js';
import {
  type LayoutNode,
  type LayoutSplit,
  lengthAlong,
  MINIMUM_PANE,
  NO_SUCH_PANE,
  nodeAt,
  pathTo,
  place,
  updateAt,
} from './tree.js';

/**
 * Spreads the parts of the nearest split around the pane evenly, of those around it that are not even yet. What does
 * not divide goes to the last part. A split too small for that stays as it is.
 */
export function spreadOut(tree: LayoutNode, pane: PaneId): Result<LayoutNode, string> {
  const path = pathTo(tree, pane);
  if (!path) return err(NO_SUCH_PANE);
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const at = path.slice(0, depth);
    const split = nodeAt(tree, at);
    const even = split.kind === 'split' ? evened(split) : undefined;
    if (even !== undefined) return ok(place(updateAt(tree, at, () => even)));
  }
  return ok(tree);
}

/** Undefined when nothing would change, or a part cannot become so small. */
function evened(split: LayoutSplit): LayoutSplit | undefined {
  const { axis, children } = split;
  const count = children.length;
  const each = Math.floor((lengthAlong(split, axis) - (count - 1)) / count);
  if (each < MINIMUM_PANE) return undefined;
  const last = lengthAlong(split, axis) - (each + 1) * (count - 1);
  const changes = children.map((child, i) => (i === count - 1 ? last : each) - lengthAlong(child, axis));
  if (changes.every((change) => change === 0)) return undefined;
  if (children.some((child, i) => -changes[i]! > spare(child, axis))) return undefined;
  return { ...split, children: children.map((child, i) => adjust(child, axis, changes[i]!)) };
}
