/**
 * Which part of a window that is larger than its client's terminal the client shows: the part around the cursor, or the one
 * that its person has chosen. As in tmux (tty_window_offset). Pure.
 */
import type { Point, Size } from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';

/** The window, the part of the terminal that is its, and the cursor of the active pane: where it is on the window. */
export interface Viewed {
  readonly window: Size;
  readonly room: Size;
  /** undefined: it is hidden. */
  readonly cursor: Point | undefined;
}

export const isBigger = ({ window, room }: Viewed): boolean => window.cols > room.cols || window.rows > room.rows;

/** The first column and row that are shown; `chosen` counts as far as there is so much. */
export function offsetOf({ window, room, cursor }: Viewed, chosen: Point | undefined): Point {
  const [right, below] = [Math.max(0, window.cols - room.cols), Math.max(0, window.rows - room.rows)];
  if (chosen !== undefined) return { x: clamp(chosen.x, right), y: clamp(chosen.y, below) };
  if (cursor === undefined) return { x: 0, y: 0 };
  return { x: around(cursor.x, room.cols, right), y: around(cursor.y, room.rows, below) };
}

const clamp = (n: number, most: number): number => Math.min(Math.max(n, 0), most);

function around(cursor: number, room: number, most: number): number {
  if (cursor < room) return 0;
  return cursor > most ? most : cursor - Math.floor(room / 2);
}

/** The scene with its window moved left and up. */
export function moved(scene: Scene, { x, y }: Point): Scene {
  if (x === 0 && y === 0) return scene;
  const move = <T extends Point>(place: T): T => ({ ...place, x: place.x - x, y: place.y - y });
  return {
    ...scene,
    window: move(scene.window),
    panes: scene.panes.map(move),
    borderTitles: scene.borderTitles.map(move),
  };
}
