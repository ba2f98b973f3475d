/** Taking panes out of a layout and exchanging them. */
import type { PaneId } from '../ids.js';
import { err, ok, type Result } from '../result.js';
import { adjust } from './adjust.js';
import { type LayoutNode, lengthAlong, mapLeaves, NO_SUCH_PANE, nodeAt, pathTo, place, updateAt } from './tree.js';

/**
 * Removes a pane. Its space and border go to the sibling before it, or after it when it was the first. A split left
 * with one child is replaced by that child. The value is undefined when it was the last pane.
 */
export function removePane(tree: LayoutNode, pane: PaneId): Result<LayoutNode | undefined, string> {
  const path = pathTo(tree, pane);
  if (!path) return err(NO_SUCH_PANE);
  const rest = removeAt(tree, path);
  return ok(rest && place(rest));
}

/** Removes the leaf at a path; undefined when it was the root. Positions are not recomputed. */
export function removeAt(tree: LayoutNode, path: readonly number[]): LayoutNode | undefined {
  const index = path.at(-1);
  if (index === undefined) return undefined;
  const parentPath = path.slice(0, -1);
  const parent = nodeAt(tree, parentPath);
  if (parent.kind === 'leaf') throw new Error('path leads out of the layout');
  const heir = index === 0 ? 1 : index - 1;
  const freed = lengthAlong(parent.children[index]!, parent.axis) + 1;
  const children = parent.children
    .map((child, i) => (i === heir ? adjust(child, parent.axis, freed) : child))
    .filter((_, i) => i !== index);
  return updateAt(tree, parentPath, () => (children.length === 1 ? children[0]! : { ...parent, children }));
}

/** Exchanges the places of two panes; sizes stay with the places. */
export function swapPanes(tree: LayoutNode, a: PaneId, b: PaneId): Result<LayoutNode, string> {
  if (!pathTo(tree, a) || !pathTo(tree, b)) return err(NO_SUCH_PANE);
  const other = new Map([
    [a, b],
    [b, a],
  ]);
  return ok(mapLeaves(tree, (leaf) => ({ ...leaf, pane: other.get(leaf.pane) ?? leaf.pane })));
}

/** Puts the panes `to` into the places that those of `from`, the same panes in another order, have. */
export function reseatPanes(tree: LayoutNode, from: readonly PaneId[], to: readonly PaneId[]): LayoutNode {
  const successor = new Map(from.map((pane, i) => [pane, to[i] ?? pane]));
  return mapLeaves(tree, (leaf) => ({ ...leaf, pane: successor.get(leaf.pane) ?? leaf.pane }));
}

/** Puts another pane into a pane's place. */
export function replacePane(tree: LayoutNode, pane: PaneId, by: PaneId): Result<LayoutNode, string> {
  if (!pathTo(tree, pane)) return err(NO_SUCH_PANE);
  return ok(mapLeaves(tree, (leaf) => (leaf.pane === pane ? { ...leaf, pane: by } : leaf)));
}
