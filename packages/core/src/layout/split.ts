/** Splitting a pane, or the whole window, to make room for a new pane. tmux's arithmetic. */
import type { PaneId } from '../ids.js';
import { err, ok, type Result } from '../result.js';
import { spare } from './adjust.js';
import {
  type Axis,
  type LayoutLeaf,
  type LayoutNode,
  type LayoutSplit,
  lengthAlong,
  MINIMUM_PANE,
  NO_SUCH_PANE,
  nodeAt,
  pathTo,
  place,
  updateAt,
  withLength,
} from './tree.js';

/** How large the new pane shall be along the axis; percent is of what is split (the pane, or the window with `full`). */
export type SplitSize =
  | { readonly kind: 'cells'; readonly cells: number }
  | { readonly kind: 'percent'; readonly percent: number };

export interface SplitOptions {
  readonly axis: Axis;
  /** The new pane goes left of or above the target. */
  readonly before?: boolean;
  /** Without it the target is halved; an odd cell goes to the left or upper half. */
  readonly size?: SplitSize;
  /** The new pane spans the whole window instead of the target. */
  readonly full?: boolean;
}

export const NO_SPACE = 'no space for new pane';

/** Splits `target` and puts `created`, a pane that the tree does not have yet, beside it. */
export function splitPane(tree: LayoutNode, target: PaneId, created: PaneId, options: SplitOptions): Result<LayoutNode, string> {
  const path = pathTo(tree, target);
  if (!path) return err(NO_SUCH_PANE);
  const { axis, before = false, full = false } = options;
  const whole = full ? tree : nodeAt(tree, path);
  const length = lengthAlong(whole, axis);
  if (length < 2 * MINIMUM_PANE + 1) return err(NO_SPACE);
  const [first, second] = halves(length, options);
  const kept = before ? second : first;
  if (full && !fits(whole, axis, kept)) return err(NO_SPACE);
  const fresh = leafLike(whole, created, axis, before ? first : second);
  const shrunk = full ? refit(whole, axis, kept) : withLength(whole, axis, kept);
  return ok(place(full ? besideRoot(shrunk, fresh, axis, before) : besideTarget(tree, path, shrunk, fresh, axis, before)));
}

/**
 * Fits along the axis, and once more across it: tmux recomputes both, and the second pass can move borders although
 * the size stays. Where that pass would squeeze a pane away (tmux then overlaps panes) the sizes stay as they are.
 */
function refit(whole: LayoutNode, axis: Axis, length: number): LayoutNode {
  const node = fit(whole, axis, length);
  const across = axis === 'horizontal' ? 'vertical' : 'horizontal';
  return fits(node, across, lengthAlong(node, across)) ? fit(node, across, lengthAlong(node, across)) : node;
}

function wantedCells(size: SplitSize, length: number): number {
  return size.kind === 'cells' ? size.cells : Math.floor((length * size.percent) / 100);
}

/** Sizes of the first and the second part, the border taken off. */
function halves(length: number, { size, before }: SplitOptions): [number, number] {
  const most = length - 1 - MINIMUM_PANE;
  const clamp = (n: number) => Math.min(Math.max(n, MINIMUM_PANE), most);
  if (!size) {
    const second = clamp(Math.floor((length + 1) / 2) - 1);
    return [length - 1 - second, second];
  }
  const wanted = wantedCells(size, length);
  if (!before) return [length - 1 - clamp(wanted), clamp(wanted)];
  // tmux subtracts unsigned here: a pane wanted before the target and larger than it gets the minimum, not the maximum.
  const second = wanted >= length ? most : clamp(length - 1 - wanted);
  return [length - 1 - second, second];
}

const leafLike = (node: LayoutNode, pane: PaneId, axis: Axis, length: number): LayoutLeaf =>
  withLength({ kind: 'leaf', pane, x: 0, y: 0, width: node.width, height: node.height }, axis, length);

/** A split around `kept` and `fresh` that is exactly as large as both with their border. */
function around(kept: LayoutNode, fresh: LayoutLeaf, axis: Axis, before: boolean): LayoutSplit {
  const length = lengthAlong(kept, axis) + 1 + lengthAlong(fresh, axis);
  const children = before ? [fresh, kept] : [kept, fresh];
  return withLength({ kind: 'split', axis, x: 0, y: 0, width: kept.width, height: kept.height, children }, axis, length);
}

function besideRoot(kept: LayoutNode, fresh: LayoutLeaf, axis: Axis, before: boolean): LayoutNode {
  const wrapped = around(kept, fresh, axis, before);
  if (kept.kind === 'leaf' || kept.axis !== axis) return wrapped;
  return { ...wrapped, children: before ? [fresh, ...kept.children] : [...kept.children, fresh] };
}

function besideTarget(
  tree: LayoutNode,
  path: readonly number[],
  kept: LayoutNode,
  fresh: LayoutLeaf,
  axis: Axis,
  before: boolean,
): LayoutNode {
  const parentPath = path.slice(0, -1);
  const index = path.at(-1);
  const parent = nodeAt(tree, parentPath);
  if (index === undefined || parent.kind === 'leaf' || parent.axis !== axis) {
    return updateAt(tree, path, () => around(kept, fresh, axis, before));
  }
  const pair = before ? [fresh, kept] : [kept, fresh];
  return updateAt(tree, parentPath, () => ({ ...parent, children: parent.children.toSpliced(index, 1, ...pair) }));
}

/**
 * What a child gets when its split goes from `before` to `after` cells: its proportion, as long as it leaves room for
 * those behind it. `left` is what remains for this child and the `count - 1` after it.
 */
function proportional(child: LayoutNode, axis: Axis, before: number, after: number, count: number, left: number): number {
  if (count === 1) return left;
  const length = lengthAlong(child, axis);
  const reserved = Math.max((MINIMUM_PANE + 1) * (count - 1), length - spare(child, axis));
  const share = Math.floor((length * after) / before);
  // tmux computes the maximum unsigned: a negative one is no limit at all.
  const most = left < reserved ? share : left - reserved;
  return Math.max(Math.min(share, most), MINIMUM_PANE);
}

/** Sizes of the children when the split becomes `length` long along its own axis. */
function shares(split: LayoutSplit, length: number): number[] {
  const before = lengthAlong(split, split.axis);
  let left = length;
  return split.children.map((child, i) => {
    const share = proportional(child, split.axis, before, length, split.children.length - i, left);
    left -= share + 1;
    return share;
  });
}

/** Whether `fit` would leave every pane its minimum. */
function fits(node: LayoutNode, axis: Axis, length: number): boolean {
  if (node.kind === 'leaf') return length >= MINIMUM_PANE;
  if (node.axis !== axis) return node.children.every((child) => fits(child, axis, length));
  if (length < 2 * node.children.length - 1) return false;
  let left = length;
  return shares(node, length).every((share, i) => {
    const border = i === node.children.length - 1 ? 0 : 1;
    if (share + border > left) return false;
    left -= share + border;
    return fits(node.children[i]!, axis, share);
  });
}

/** Scales the node and everything in it to `length` along the axis. */
function fit(node: LayoutNode, axis: Axis, length: number): LayoutNode {
  const resized = withLength(node, axis, length);
  if (resized.kind === 'leaf' || node.kind === 'leaf') return resized;
  const lengths = node.axis === axis ? shares(node, length) : node.children.map(() => length);
  return { ...resized, children: node.children.map((child, i) => fit(child, axis, lengths[i]!)) };
}
