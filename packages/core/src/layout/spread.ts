/** Giving the panes of a split equal sizes. tmux's arithmetic. */
import type { PaneId } from '../ids.js';
import { err, ok, type Result } from '../result.js';
import { adjust, spare } from './adjust.js';
import { evenLengths, type Titles } from './even.js';
import { type LayoutNode, type LayoutSplit, lengthAlong, NO_SUCH_PANE, nodeAt, pathTo, place, updateAt } from './tree.js';

/**
 * Spreads the parts of the nearest split around the pane evenly, of those around it that are not even yet. What does
 * not divide goes to the last part. A split too small for that stays as it is.
 */
export function spreadOut(tree: LayoutNode, pane: PaneId, titles: Titles = 'off'): Result<LayoutNode, string> {
  const path = pathTo(tree, pane);
  if (!path) return err(NO_SUCH_PANE);
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const at = path.slice(0, depth);
    const split = nodeAt(tree, at);
    const even = split.kind === 'split' ? evened(split, titlesIn(tree, split, titles)) : undefined;
    if (even !== undefined) return ok(place(updateAt(tree, at, () => even)));
  }
  return ok(tree);
}

/** A title is in a split of rows that reaches the edge of the window with the titles. */
function titlesIn(tree: LayoutNode, split: LayoutSplit, titles: Titles): Titles {
  if (split.axis === 'horizontal') return 'off';
  if (titles === 'top') return split.y === tree.y ? 'top' : 'off';
  return titles === 'bottom' && split.y + split.height === tree.y + tree.height ? 'bottom' : 'off';
}

/** Undefined when nothing would change, or a part cannot become so small. */
function evened(split: LayoutSplit, titles: Titles): LayoutSplit | undefined {
  const { axis, children } = split;
  const changes = evenLengths(children.length, lengthAlong(split, axis), titles)?.map(
    (length, i) => length - lengthAlong(children[i]!, axis),
  );
  if (changes === undefined || changes.every((change) => change === 0)) return undefined;
  if (children.some((child, i) => -changes[i]! > spare(child, axis))) return undefined;
  return { ...split, children: children.map((child, i) => adjust(child, axis, changes[i]!)) };
}
