/**
 * The layout of a window as a value: a tree of cells, the same one tmux keeps.
 *
 * Every node carries its own rectangle in cells. A leaf is a pane; a split places its children one after another
 * along its axis with a border of one cell between two neighbours, so along the axis
 * `size(split) = sum(size(children)) + children.length - 1`, and across it every child is as large as the split.
 * Sizes are stored instead of proportions because tmux's arithmetic (who gives and takes single cells) depends on the
 * sizes that earlier operations left behind. Positions follow from sizes; `place` computes them.
 *
 * A split may have a child of its own axis: removing a pane lifts its sibling up and never flattens, as in tmux.
 * A split has at least two children, no pane occurs twice, no node is smaller than one cell.
 * This module refuses to know pane contents, focus, zoom, or the window's size beyond the root's rectangle.
 */
import type { Rect, Size } from '../geometry.js';
import type { PaneId } from '../ids.js';

/** `horizontal`: children side by side (tmux `-h`, `{…}`); `vertical`: one above the other (`-v`, `[…]`). */
export type Axis = 'horizontal' | 'vertical';

export interface LayoutLeaf extends Rect {
  readonly kind: 'leaf';
  readonly pane: PaneId;
}

export interface LayoutSplit extends Rect {
  readonly kind: 'split';
  readonly axis: Axis;
  readonly children: readonly LayoutNode[];
}

export type LayoutNode = LayoutLeaf | LayoutSplit;

/** The smallest a pane may be along either axis, in cells: tmux's own limit, below it nothing can be drawn. */
export const MINIMUM_PANE = 1;

/** What every operation answers for a pane that the tree does not have. */
export const NO_SUCH_PANE = 'pane is not in this layout';

/** The layout of a window with one pane. Sizes below one cell are raised to one. */
export const singlePane = (pane: PaneId, size: Size): LayoutLeaf => ({
  kind: 'leaf',
  pane,
  x: 0,
  y: 0,
  width: Math.max(MINIMUM_PANE, size.cols),
  height: Math.max(MINIMUM_PANE, size.rows),
});

/** The panes from left to right and top to bottom in tree order: the order of pane indexes. */
export function panesOf(tree: LayoutNode): PaneId[] {
  return tree.kind === 'leaf' ? [tree.pane] : tree.children.flatMap(panesOf);
}

export function leavesOf(tree: LayoutNode): LayoutLeaf[] {
  return tree.kind === 'leaf' ? [tree] : tree.children.flatMap(leavesOf);
}

/** The same places with other leaves in them. */
export function mapLeaves(tree: LayoutNode, change: (leaf: LayoutLeaf) => LayoutLeaf): LayoutNode {
  if (tree.kind === 'leaf') return change(tree);
  return { ...tree, children: tree.children.map((child) => mapLeaves(child, change)) };
}

/** Where every pane is, in cells of the window, borders excluded. */
export const rects = (tree: LayoutNode): Map<PaneId, Rect> =>
  new Map(leavesOf(tree).map(({ pane, x, y, width, height }) => [pane, { x, y, width, height }]));

/** Child indexes from the root to the pane's leaf; undefined when the tree does not have it. */
export function pathTo(tree: LayoutNode, pane: PaneId): number[] | undefined {
  if (tree.kind === 'leaf') return tree.pane === pane ? [] : undefined;
  for (const [index, child] of tree.children.entries()) {
    const rest = pathTo(child, pane);
    if (rest) return [index, ...rest];
  }
  return undefined;
}

/** The node at a path that came from `pathTo` on this tree. */
export function nodeAt(tree: LayoutNode, path: readonly number[]): LayoutNode {
  let node = tree;
  for (const index of path) {
    const child = node.kind === 'split' ? node.children[index] : undefined;
    if (!child) throw new Error('path leads out of the layout');
    node = child;
  }
  return node;
}

/** Replaces the node at a path; the rest of the tree is shared. Positions are not recomputed. */
export function updateAt(tree: LayoutNode, path: readonly number[], change: (node: LayoutNode) => LayoutNode): LayoutNode {
  const [index, ...rest] = path;
  if (index === undefined) return change(tree);
  if (tree.kind === 'leaf') throw new Error('path leads out of the layout');
  return { ...tree, children: tree.children.map((child, i) => (i === index ? updateAt(child, rest, change) : child)) };
}

export const lengthAlong = (rect: Rect, axis: Axis): number => (axis === 'horizontal' ? rect.width : rect.height);

/** The node with another size along one axis; its children are not touched. */
export const withLength = <T extends LayoutNode>(node: T, axis: Axis, length: number): T =>
  axis === 'horizontal' ? { ...node, width: length } : { ...node, height: length };

/** Recomputes every position from the sizes, starting at the node's own top left corner. */
export function place(node: LayoutNode, x = 0, y = 0): LayoutNode {
  if (node.kind === 'leaf') return { ...node, x, y };
  let offset = 0;
  const children = node.children.map((child) => {
    const placed = node.axis === 'horizontal' ? place(child, x + offset, y) : place(child, x, y + offset);
    offset += lengthAlong(child, node.axis) + 1;
    return placed;
  });
  return { ...node, x, y, children };
}
