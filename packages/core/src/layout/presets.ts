/**
 * The named layouts of `select-layout`. Each builds a new tree for the panes of a window, in their order. A window
 * too small for all panes gets a layout larger than it, as with `resizeTo`.
 */
import type { Size } from '../geometry.js';
import type { PaneId } from '../ids.js';
import { adjust } from './adjust.js';
import { cellsOf } from './cells.js';
import { evenLengths, type Titles } from './even.js';
import { type Axis, type LayoutLeaf, type LayoutNode, lengthAlong, MINIMUM_PANE, place } from './tree.js';

/** In the order in which next-layout goes through them. */
export const PRESET_LAYOUTS = [
  'even-horizontal',
  'even-vertical',
  'main-horizontal',
  'main-horizontal-mirrored',
  'main-vertical',
  'main-vertical-mirrored',
  'tiled',
] as const;
export type PresetLayout = (typeof PRESET_LAYOUTS)[number];

/** What people can set about the layouts. Sizes in cells or percent of the window; an `other` size of 0 is what is left. */
export interface PresetSettings {
  readonly mainWidth: string;
  readonly mainHeight: string;
  readonly otherWidth: string;
  readonly otherHeight: string;
  /** Most columns of `tiled`; 0 is no limit. */
  readonly maxColumns: number;
  readonly titles: Titles;
}

/** tmux's defaults. A main size that does not fit the window counts as the default. */
export const DEFAULT_PRESET_SETTINGS: PresetSettings = {
  mainWidth: '80',
  mainHeight: '24',
  otherWidth: '0',
  otherHeight: '0',
  maxColumns: 0,
  titles: 'off',
};

/** The layout of that name, or the one whose name starts with `text`; undefined when there is none or more than one. */
export function findPreset(text: string): PresetLayout | undefined {
  const found = PRESET_LAYOUTS.filter((name) => name.startsWith(text));
  return found.find((name) => name === text) ?? (found.length === 1 ? found[0] : undefined);
}

/** The layout before or behind one in the order of next-layout; without one the last or the first. */
export function presetBeside(name: PresetLayout | undefined, step: 1 | -1): PresetLayout {
  const count = PRESET_LAYOUTS.length;
  const at = name === undefined ? (step === 1 ? -1 : 0) : PRESET_LAYOUTS.indexOf(name);
  return PRESET_LAYOUTS[(at + step + count) % count]!;
}

/** Arranges `panes`, all that the window has, in a window of that size. One pane alone fills it. */
export function arrangePanes(
  panes: readonly PaneId[],
  name: PresetLayout,
  window: Size,
  settings: PresetSettings = DEFAULT_PRESET_SETTINGS,
): LayoutNode {
  const { cols, rows } = window;
  if (panes.length === 1) return leaf(panes[0]!, 'horizontal', Math.max(1, cols), Math.max(1, rows));
  switch (name) {
    case 'even-horizontal':
      return place(even(panes, 'horizontal', cols, rows));
    case 'even-vertical':
      return place(even(panes, 'vertical', rows, cols, settings.titles));
    case 'main-horizontal':
    case 'main-horizontal-mirrored': {
      const sizes = mainAndOther(rows - 1, settings.mainHeight, DEFAULT_PRESET_SETTINGS.mainHeight, settings.otherHeight);
      return place(main(panes, 'vertical', cols, sizes, { mirrored: name !== 'main-horizontal', titles: 'off' }));
    }
    case 'main-vertical':
    case 'main-vertical-mirrored': {
      const sizes = mainAndOther(cols - 1, settings.mainWidth, DEFAULT_PRESET_SETTINGS.mainWidth, settings.otherWidth);
      const { titles } = settings;
      return place(main(panes, 'horizontal', rows, sizes, { mirrored: name !== 'main-vertical', titles }));
    }
    case 'tiled':
      return place(tiled(panes, window, settings.maxColumns));
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
function even(panes: readonly PaneId[], axis: Axis, along: number, acrossLength: number, titles: Titles = 'off'): LayoutNode {
  const count = panes.length;
  const total = Math.max(along, count * (MINIMUM_PANE + 1) - 1);
  if (count === 1) return leaf(panes[0]!, axis, total, acrossLength);
  const lengths = evenLengths(count, total, titles)!;
  const children = panes.map((pane, i) => leaf(pane, axis, lengths[i]!, acrossLength));
  return { kind: 'split', axis, ...geometry(axis, total, acrossLength), children };
}

/** The first pane beside (along `axis`) a row of all others; mirrored, behind them. */
function main(
  panes: readonly PaneId[],
  axis: Axis,
  acrossLength: number,
  [mainLength, otherLength]: readonly [number, number],
  { mirrored, titles }: { readonly mirrored: boolean; readonly titles: Titles },
): LayoutNode {
  const others = even(panes.slice(1), across(axis), acrossLength, otherLength, titles);
  const total = lengthAlong(others, across(axis));
  const first = leaf(panes[0]!, axis, mainLength, total);
  const children = mirrored ? [others, first] : [first, others];
  return { kind: 'split', axis, ...geometry(axis, mainLength + 1 + otherLength, total), children };
}

/** Shares `available` cells (the border taken off) between the main pane and the others. */
function mainAndOther(available: number, mainText: string, fallback: string, otherText: string): readonly [number, number] {
  const wanted = Math.max(cellsOf(mainText, available) ?? Number(fallback), MINIMUM_PANE);
  if (wanted + MINIMUM_PANE >= available) return [Math.max(MINIMUM_PANE, available - MINIMUM_PANE), MINIMUM_PANE];
  const other = cellsOf(otherText, available) ?? 0;
  return other === 0 || available - other < wanted ? [wanted, available - wanted] : [available - other, other];
}

/** A grid with as many rows as columns or one row more, unless columns are limited; what does not divide goes to the last column and row. */
function tiled(panes: readonly PaneId[], window: Size, maxColumns: number): LayoutNode {
  let rows = 1;
  let columns = 1;
  while (rows * columns < panes.length) {
    rows++;
    if (rows * columns < panes.length && (maxColumns === 0 || columns < maxColumns)) columns++;
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
