/**
 * The named layouts of `select-layout`. Each builds a new tree for the panes of the old one, in their order. A window
 * too small for all panes gets a layout larger than it, as with `resizeTo`.
 */
import type { Size } from '../geometry.js';
import type { PaneId } from '../ids.js';
import { adjust } from './adjust.js';
import { type Axis, type LayoutLeaf, type LayoutNode, lengthAlong, MINIMUM_PANE, panesOf, place } from './tree.js';

/** In the order in which next-layout goes through them. */
export const PRESET_LAYOUTS = ['even-horizontal', 'even-vertical', 'main-horizontal', 'main-vertical', 'tiled'] as const;
export type PresetLayout = (typeof PRESET_LAYOUTS)[number];

/** Sizes of the main layouts in cells (options main-pane-width …); 0 for an `other` size means what the main pane leaves. */
export interface MainPaneSizes {
  readonly mainWidth: number;
  readonly mainHeight: number;
  readonly otherWidth: number;
  readonly otherHeight: number;
}

/** tmux's defaults. */
export const DEFAULT_MAIN_SIZES: MainPaneSizes = { mainWidth: 80, mainHeight: 24, otherWidth: 0, otherHeight: 0 };

/** The layout whose name starts with `text`; undefined when there is none or more than one. */
export function findPreset(text: string): PresetLayout | undefined {
  const found = PRESET_LAYOUTS.filter((name) => name.startsWith(text));
  return found.length === 1 ? found[0] : undefined;
}

/** Arranges the panes of the tree anew in a window of that size. One pane alone stays as it is. */
export function arrangePanes(tree: LayoutNode, name: PresetLayout, window: Size, sizes = DEFAULT_MAIN_SIZES): LayoutNode {
  const panes = panesOf(tree);
  if (panes.length === 1) return tree;
  switch (name) {
    case 'even-horizontal':
      return place(even(panes, 'horizontal', window.cols, window.rows));
    case 'even-vertical':
      return place(even(panes, 'vertical', window.rows, window.cols));
    case 'main-horizontal':
      return place(main(panes, 'vertical', window.rows, window.cols, sizes.mainHeight, sizes.otherHeight));
    case 'main-vertical':
      return place(main(panes, 'horizontal', window.cols, window.rows, sizes.mainWidth, sizes.otherWidth));
    case 'tiled':
      return place(tiled(panes, window));
  }
}

const across = (axis: Axis): Axis => (axis === 'horizontal' ? 'vertical' : 'horizontal');

function geometry(axis: Axis, along: number, acrossLength: number) {
  const [width, height] = axis === 'horizontal' ? [along, acrossLength] : [acrossLength, along];
  return { x: 0, y: 0, width, height };
}

const leaf = (pane: PaneId, axis: Axis, along: number, acrossLength: number): LayoutLeaf => ({
  kind: 'leaf',
  pane,
  ...geometry(axis, along, acrossLength),
});

/** Equal parts along the axis; what does not divide goes to the last one. One pane alone becomes a leaf. */
function even(panes: readonly PaneId[], axis: Axis, along: number, acrossLength: number): LayoutNode {
  const count = panes.length;
  const total = Math.max(along, count * (MINIMUM_PANE + 1) - 1);
  if (count === 1) return leaf(panes[0]!, axis, total, acrossLength);
  const each = Math.floor((total - (count - 1)) / count);
  const last = total - (each + 1) * (count - 1);
  const children = panes.map((pane, i) => leaf(pane, axis, i === count - 1 ? last : each, acrossLength));
  return { kind: 'split', axis, ...geometry(axis, total, acrossLength), children };
}

/** The first pane beside (along `axis`) a row of all others. */
function main(
  panes: readonly PaneId[],
  axis: Axis,
  along: number,
  acrossLength: number,
  mainWanted: number,
  otherWanted: number,
): LayoutNode {
  const [mainLength, otherLength] = mainAndOther(along - 1, mainWanted, otherWanted);
  const others = even(panes.slice(1), across(axis), acrossLength, otherLength);
  const total = lengthAlong(others, across(axis));
  const children = [leaf(panes[0]!, axis, mainLength, total), others];
  return { kind: 'split', axis, ...geometry(axis, mainLength + 1 + otherLength, total), children };
}

/** Shares `available` cells (the border taken off) between the main pane and the others. */
function mainAndOther(available: number, mainWanted: number, otherWanted: number): [number, number] {
  const wanted = Math.max(mainWanted, MINIMUM_PANE);
  if (wanted + MINIMUM_PANE >= available) return [Math.max(MINIMUM_PANE, available - MINIMUM_PANE), MINIMUM_PANE];
  if (otherWanted <= 0 || available - otherWanted < wanted) return [wanted, available - wanted];
  return [available - otherWanted, otherWanted];
}

/** A grid with as many rows as columns or one row more; what does not divide goes to the last column and row. */
function tiled(panes: readonly PaneId[], window: Size): LayoutNode {
  let rows = 1;
  let columns = 1;
  while (rows * columns < panes.length) {
    rows++;
    if (rows * columns < panes.length) columns++;
  }
  const width = Math.max(MINIMUM_PANE, Math.floor((window.cols - (columns - 1)) / columns));
  const height = Math.max(MINIMUM_PANE, Math.floor((window.rows - (rows - 1)) / rows));
  const total = {
    width: Math.max(window.cols, (width + 1) * columns - 1),
    height: Math.max(window.rows, (height + 1) * rows - 1),
  };
  const children = Array.from({ length: rows }, (_, row) => {
    const members = panes.slice(row * columns, (row + 1) * columns);
    return tiledRow(members, width, total.width, row === rows - 1 ? total.height - (height + 1) * (rows - 1) : height);
  });
  if (children.length === 1) return children[0]!;
  return { kind: 'split', axis: 'vertical', x: 0, y: 0, ...total, children };
}

function tiledRow(panes: readonly PaneId[], width: number, total: number, height: number): LayoutNode {
  if (panes.length === 1) return leaf(panes[0]!, 'horizontal', total, height);
  const used = panes.length * (width + 1) - 1;
  const children: LayoutNode[] = panes.map((pane) => leaf(pane, 'horizontal', width, height));
  children.push(adjust(children.pop()!, 'horizontal', total - used));
  return { kind: 'split', axis: 'horizontal', ...geometry('horizontal', total, height), children };
}
