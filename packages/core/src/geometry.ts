/** Sizes, points and rectangles in cells. The origin is the top left, x grows right, y grows down. */

export interface Size {
  readonly cols: number;
  readonly rows: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const contains = (rect: Rect, p: Point): boolean =>
  p.x >= rect.x && p.x < rect.x + rect.width && p.y >= rect.y && p.y < rect.y + rect.height;
