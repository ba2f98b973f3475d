/** Resizing: the whole layout with its window, or one pane at the cost of its neighbours. tmux's arithmetic. */
import type { Size } from '../geometry.js';
import type { PaneId } from '../ids.js';
import { err, ok, type Result } from '../result.js';
import { adjust, spare } from './adjust.js';
import {
  type Axis,
  type LayoutNode,
  type LayoutSplit,
  lengthAlong,
  NO_SUCH_PANE,
  nodeAt,
  pathTo,
  place,
  updateAt,
} from './tree.js';

/** `L R U D`: which way the pane's border moves. */
export type Direction = 'L' | 'R' | 'U' | 'D';

/**
 * Fits the layout to a window. Every pane keeps at least one cell, so a window smaller than the minimum gets a layout
 * that is larger than it (read the root's size; the part that does not fit is not shown).
 */
export function resizeTo(tree: LayoutNode, size: Size): LayoutNode {
  let node = tree;
  for (const axis of ['horizontal', 'vertical'] as const) {
    const change = (axis === 'horizontal' ? size.cols : size.rows) - lengthAlong(node, axis);
    node = adjust(node, axis, Math.max(change, -spare(node, axis)));
  }
  return place(node);
}

/**
 * Moves the pane's right or lower border by `amount` cells; the last pane of a split moves its left or upper border.
 * It moves as far as there is room; a pane without a border along that axis stays as it is.
 */
export function resizePane(tree: LayoutNode, pane: PaneId, direction: Direction, amount: number): Result<LayoutNode, string> {
  const path = pathTo(tree, pane);
  if (!path) return err(NO_SUCH_PANE);
  const axis = direction === 'L' || direction === 'R' ? 'horizontal' : 'vertical';
  return ok(moveBorder(tree, path, axis, direction === 'R' || direction === 'D' ? amount : -amount));
}

/** Gives the pane `size` cells along the axis, or as near to it as there is room. */
export function setPaneSize(tree: LayoutNode, pane: PaneId, axis: Axis, size: number): Result<LayoutNode, string> {
  const path = pathTo(tree, pane);
  if (!path) return err(NO_SUCH_PANE);
  const border = splitAlong(tree, path, axis);
  if (!border) return ok(tree);
  const child = border.split.children[border.index]!;
  const growth = size - lengthAlong(child, axis);
  const isLast = border.index === border.split.children.length - 1;
  return ok(moveBorder(tree, path, axis, isLast ? -growth : growth));
}

/** The nearest split around the pane that runs along the axis, and which of its children has the pane. */
function splitAlong(tree: LayoutNode, path: readonly number[], axis: Axis) {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const at = path.slice(0, depth);
    const split = nodeAt(tree, at);
    if (split.kind === 'split' && split.axis === axis) return { at, split, index: path[depth]! };
  }
  return undefined;
}

function moveBorder(tree: LayoutNode, path: readonly number[], axis: Axis, change: number): LayoutNode {
  const border = splitAlong(tree, path, axis);
  if (!border || change === 0) return tree;
  const index = Math.min(border.index, border.split.children.length - 2);
  const moved = change > 0 ? growChild(border.split, index, change) : shrinkChild(border.split, index, -change);
  return place(updateAt(tree, border.at, () => moved));
}

/** Takes from the children after it, nearest first, then from those before it. */
function growChild(split: LayoutSplit, index: number, amount: number): LayoutSplit {
  const after = split.children.map((_, i) => i).slice(index + 1);
  const before = split.children.map((_, i) => i).slice(0, index);
  return transfer(split, [...after, ...before.reverse()], index, amount);
}

/** Gives to the child after it what it has, then what those before it have, nearest first. */
function shrinkChild(split: LayoutSplit, index: number, amount: number): LayoutSplit {
  const givers = split.children.map((_, i) => i).slice(0, index + 1);
  return transfer(split, givers.reverse(), index + 1, amount);
}

function transfer(split: LayoutSplit, givers: readonly number[], taker: number, amount: number): LayoutSplit {
  const children = [...split.children];
  let left = amount;
  for (const giver of givers) {
    const share = Math.min(left, spare(children[giver]!, split.axis));
    children[giver] = adjust(children[giver]!, split.axis, -share);
    children[taker] = adjust(children[taker]!, split.axis, share);
    left -= share;
  }
  return { ...split, children };
}
