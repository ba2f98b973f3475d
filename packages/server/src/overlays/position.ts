/**
 * Where a popup or menu is put: tmux's letters, numbers and formats, against the terminal, a pane, the mouse and the
 * status line. Pure. Vertical positions name the row below the last one, as in tmux: `-y 5` of a box of five rows puts it
 * at the top.
 */
import type { Point, Rect, Size } from '@ccmux/core';

export interface PositionSpace {
  readonly terminal: Size;
  /** On the terminal. */
  readonly pane: Rect | undefined;
  /** Where the mouse event was that opened it. */
  readonly mouse: Point | undefined;
  /** Rows of the status line and whether it is at the top. */
  readonly status: { readonly atTop: boolean; readonly rows: number };
  /** Column of the window's name on the status line. */
  readonly windowColumn: number;
}

/** Variables that a position given as a format may use. */
export function positionVariables(space: PositionSpace, size: Size): Readonly<Record<string, string>> {
  const { terminal, pane, mouse, status } = space;
  const statusTop = status.atTop ? status.rows + size.rows : terminal.rows - status.rows;
  const all: Record<string, number> = {
    popup_width: size.cols,
    popup_height: size.rows,
    popup_centre_x: Math.max(0, Math.trunc((terminal.cols - 1) / 2) - Math.trunc(size.cols / 2)),
    popup_centre_y: Math.trunc((terminal.rows - 1) / 2) + Math.trunc(size.rows / 2),
    popup_status_line_y: statusTop,
    popup_window_status_line_x: space.windowColumn,
    popup_window_status_line_y: statusTop,
  };
  if (pane !== undefined) {
    all['popup_pane_top'] = pane.y + size.rows;
    all['popup_pane_bottom'] = pane.y + pane.height;
    all['popup_pane_left'] = pane.x;
    all['popup_pane_right'] = Math.max(0, pane.x + pane.width - size.cols);
  }
  if (mouse !== undefined) {
    all['popup_mouse_x'] = mouse.x;
    all['popup_mouse_y'] = mouse.y;
    all['popup_mouse_centre_x'] = Math.max(0, mouse.x - Math.trunc(size.cols / 2));
    all['popup_mouse_centre_y'] = mouse.y + Math.trunc(size.rows / 2);
    all['popup_mouse_top'] = mouse.y + size.rows;
    all['popup_mouse_bottom'] = mouse.y;
  }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)]));
}

const horizontal: Readonly<Record<string, string>> = {
  C: '#{popup_centre_x}',
  R: '#{popup_pane_right}',
  P: '#{popup_pane_left}',
  M: '#{popup_mouse_centre_x}',
  W: '#{popup_window_status_line_x}',
};
const vertical: Readonly<Record<string, string>> = {
  C: '#{popup_centre_y}',
  P: '#{popup_pane_bottom}',
  M: '#{popup_mouse_top}',
  S: '#{popup_status_line_y}',
  W: '#{popup_window_status_line_y}',
};

/** The formats that `-x` and `-y` stand for. */
export const horizontalFormat = (x: string | undefined): string => horizontal[x ?? 'C'] ?? x ?? '';
export const verticalFormat = (y: string | undefined): string => vertical[y ?? 'C'] ?? y ?? '';

/** The top left corner, from the expanded formats; what does not fit at its place is moved until it does. */
export function cornerAt(x: string, y: string, size: Size, terminal: Size): Point {
  const column = Number.parseInt(x, 10) || 0;
  const below = Number.parseInt(y, 10) || 0;
  return {
    x: within(column, terminal.cols - size.cols),
    y: within(below < size.rows ? 0 : below - size.rows, terminal.rows - size.rows),
  };
}

const within = (n: number, max: number): number => Math.max(0, Math.min(n, max));
