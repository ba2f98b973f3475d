/** Borders between panes, from the places of the panes alone: which cells, which characters, which belong to the active pane. */
import { contains, type Rect } from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';

export interface BorderCell {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Drawn in the active pane's style. */
  readonly active: boolean;
}

const up = 1;
const down = 2;
const left = 4;
const right = 8;

/** By the sum of the directions in which a line goes on. */
const lines = ['·', '│', '│', '│', '─', '┘', '┐', '┤', '─', '└', '┌', '├', '─', '┴', '┬', '┼'];

/** All cells of the window that no pane covers; none while there are no panes to part. */
export function borderCells(scene: Scene): BorderCell[] {
  const { window, panes } = scene;
  if (panes.length === 0) return [];
  const active = panes.find((p) => p.pane === scene.active);
  const free = freeCells(window, panes);
  const isBorder = (x: number, y: number): boolean =>
    contains(window, { x, y }) && free[(y - window.y) * window.width + x - window.x] === 1;
  const cells: BorderCell[] = [];
  for (let y = window.y; y < window.y + window.height; y++) {
    for (let x = window.x; x < window.x + window.width; x++) {
      if (!isBorder(x, y)) continue;
      const joined =
        (isBorder(x, y - 1) ? up : 0) |
        (isBorder(x, y + 1) ? down : 0) |
        (isBorder(x - 1, y) ? left : 0) |
        (isBorder(x + 1, y) ? right : 0);
      const text = joined === 0 ? loneCell(panes, x, y) : lines[joined]!;
      cells.push({ x, y, text, active: active !== undefined && belongs(active, panes, x, y) });
    }
  }
  return cells;
}

/** 1 for each cell of the window that is in no pane. */
function freeCells(window: Rect, panes: readonly Rect[]): Uint8Array {
  const free = new Uint8Array(window.width * window.height).fill(1);
  for (const p of panes) {
    const from = Math.max(p.x - window.x, 0);
    const to = Math.min(p.x + p.width - window.x, window.width);
    for (let y = Math.max(p.y - window.y, 0); y < Math.min(p.y + p.height - window.y, window.height); y++) {
      if (from < to) free.fill(0, y * window.width + from, y * window.width + to);
    }
  }
  return free;
}

/** A border of one cell goes across the line between the panes beside it. */
const loneCell = (panes: readonly Rect[], x: number, y: number): string =>
  panes.some((p) => contains(p, { x: x - 1, y }) || contains(p, { x: x + 1, y })) ? '│' : '─';

/**
 * A border cell touches the active pane, corners included. With two panes, one border is all there is: half of it
 * belongs to each pane, as in tmux.
 */
function belongs(pane: Rect, panes: readonly Rect[], x: number, y: number): boolean {
  const touches = x >= pane.x - 1 && x <= pane.x + pane.width && y >= pane.y - 1 && y <= pane.y + pane.height;
  const [first, second] = panes;
  if (!touches || panes.length !== 2 || first === undefined || second === undefined) return touches;
  const isFirst = pane.x < Math.max(first.x, second.x) || pane.y < Math.max(first.y, second.y);
  const along = first.y === second.y ? y - pane.y : x - pane.x;
  const half = Math.floor((first.y === second.y ? pane.height : pane.width) / 2);
  return isFirst ? along <= half : along > half;
}
