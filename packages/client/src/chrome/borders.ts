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
const glyphs: Readonly<Record<Scene['borderLines'], string>> = {
  single: '·│││─┘┐┤─└┌├─┴┬┼',
  double: '·║║║═╝╗╣═╚╔╠═╩╦╬',
  heavy: '·┃┃┃━┛┓┫━┗┏┣━┻┳╋',
  simple: '.|||-+++-+++-+++',
  number: '·│││─┘┐┤─└┌├─┴┬┼',
};

/** All cells of the window that no pane covers; none while there are no panes to part. */
export function borderCells(scene: Scene): BorderCell[] {
  const { window, panes } = scene;
  if (panes.length === 0) return [];
  const active = panes.find((p) => p.pane === scene.active);
  const free = freeCells(window, panes);
  const isBorder = (x: number, y: number): boolean =>
    contains(window, { x, y }) && free[(y - window.y) * window.width + x - window.x] === 1;
  const halves = scene.borderStatus === 'off' && (scene.borderIndicators === 'colour' || scene.borderIndicators === 'both');
  const cells: BorderCell[] = [];
  for (let y = window.y; y < window.y + window.height; y++) {
    for (let x = window.x; x < window.x + window.width; x++) {
      if (!isBorder(x, y)) continue;
      const text = arrowAt(scene, active, x, y) ?? lineAt(scene, isBorder, x, y);
      cells.push({
        x,
        y,
        text,
        active: active !== undefined && (titleSide(scene, active, x, y) ?? belongs(active, panes, x, y, halves)),
      });
    }
  }
  return cells;
}

function lineAt(scene: Scene, isBorder: (x: number, y: number) => boolean, x: number, y: number): string {
  if (scene.borderLines === 'number') return numberAt(scene.panes, x, y);
  const joined =
    (isBorder(x, y - 1) ? up : 0) |
    (isBorder(x, y + 1) ? down : 0) |
    (isBorder(x - 1, y) ? left : 0) |
    (isBorder(x + 1, y) ? right : 0);
  return glyphs[scene.borderLines][joined === 0 ? loneCell(scene.panes, x, y) : joined]!;
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
const loneCell = (panes: readonly Rect[], x: number, y: number): number =>
  panes.some((p) => contains(p, { x: x - 1, y }) || contains(p, { x: x + 1, y })) ? up | down : left | right;

const touches = (pane: Rect, x: number, y: number): boolean =>
  x >= pane.x - 1 && x <= pane.x + pane.width && y >= pane.y - 1 && y <= pane.y + pane.height;

/** The number of the first pane beside the cell; two digits do not fit. */
function numberAt(panes: Scene['panes'], x: number, y: number): string {
  const number = panes.find((p) => touches(p, x, y))?.number;
  return number === undefined || number > 9 ? '*' : String(number);
}

/** On each side of the active pane one arrow points to it, near its first corner. */
function arrowAt({ borderIndicators }: Scene, pane: Rect | undefined, x: number, y: number): string | undefined {
  if (pane === undefined || (borderIndicators !== 'arrows' && borderIndicators !== 'both')) return undefined;
  if (y === pane.y + 1 && x === pane.x - 1) return '→';
  if (y === pane.y + 1 && x === pane.x + pane.width) return '←';
  if (x === pane.x + 1 && y === pane.y - 1) return '↓';
  return x === pane.x + 1 && y === pane.y + pane.height ? '↑' : undefined;
}

/**
 * With titles: the line with the pane's own is the pane's, the one at its other side says what its neighbour is and
 * looks like that. Undefined for other cells.
 */
function titleSide({ borderStatus }: Scene, pane: Rect, x: number, y: number): boolean | undefined {
  if (borderStatus === 'off' || !touches(pane, x, y)) return undefined;
  const [own, other] = borderStatus === 'top' ? [pane.y - 1, pane.y + pane.height] : [pane.y + pane.height, pane.y - 1];
  if (y === own) return true;
  return y === other && x >= pane.x && x < pane.x + pane.width ? false : undefined;
}

/**
 * A border cell touches the active pane, corners included. With two panes, one border is all there is: if `halves`,
 * half of it belongs to each pane, as in tmux.
 */
function belongs(pane: Rect, panes: readonly Rect[], x: number, y: number, halves: boolean): boolean {
  const near = touches(pane, x, y);
  const [first, second] = panes;
  if (!near || !halves || panes.length !== 2 || first === undefined || second === undefined) return near;
  const isFirst = pane.x < Math.max(first.x, second.x) || pane.y < Math.max(first.y, second.y);
  const along = first.y === second.y ? y - pane.y : x - pane.x;
  const half = Math.floor((first.y === second.y ? pane.height : pane.width) / 2);
  return isFirst ? along <= half : along > half;
}
