/** Pieces of live screens, drawn smaller than they are: the part that has the cursor. Pure but for what it reads. */
import { type LayoutNode, panesOf, plain, type Rect, rects, type Size, type Style } from '@ccmux/core';
import type { Cursor, Row } from '@ccmux/term';
import type { Canvas } from './canvas.js';

/** A screen that can be looked at. */
export interface PreviewScreen {
  readonly size: Size;
  readonly cursor: Cursor;
  row(y: number): Row;
}

const line: Style = { ...plain, dim: true };
const label: Style = { ...plain, reverse: true };
const name: Style = { ...plain, bold: true };
/** Rows to show below the cursor, where there are any. */
const below = 2;
/** Narrowest column of a row of previews. */
const leastColumn = 24;

/** The rows around the cursor; the left part of them unless the cursor is further to the right. */
export function drawScreen(canvas: Canvas, rect: Rect, screen: PreviewScreen): void {
  const { rows, cols } = screen.size;
  const { cursor } = screen;
  const top = clamp(cursor.y + 1 + below - rect.height, rows - rect.height);
  const left = cursor.x < rect.width ? 0 : clamp(cursor.x + 1 - rect.width, cols - rect.width);
  for (let y = 0; y < Math.min(rect.height, rows - top); y++) {
    canvas.copy(rect.x, rect.y + y, screen.row(top + y), left, Math.min(rect.width, cols - left));
  }
}

const clamp = (n: number, max: number): number => Math.max(0, Math.min(n, max));

/** The panes of a window in the places that they have, made smaller; with their numbers where there are several. */
export function drawWindow(
  canvas: Canvas,
  rect: Rect,
  { layout, size }: { readonly layout: LayoutNode; readonly size: Size },
  pane: (id: number) => { readonly screen: PreviewScreen | undefined; readonly name: string },
): void {
  const isSingle = panesOf(layout).length === 1;
  for (const [id, at] of rects(layout)) {
    const { screen, name } = pane(id);
    const small = scaled(at, size, rect);
    if (small.width < 1 || small.height < 1) continue;
    const named = isSingle ? 0 : 1;
    if (named > 0) canvas.text(small.x, small.y, ` ${name} `, label, small.x + small.width);
    const inside = { ...small, y: small.y + named, height: small.height - named };
    if (screen !== undefined) drawScreen(canvas, inside, screen);
    drawEdges(canvas, small, rect);
  }
}

/** Right and lower edge, where other panes follow. */
function drawEdges(canvas: Canvas, small: Rect, rect: Rect): void {
  const right = small.x + small.width;
  const bottom = small.y + small.height;
  const hasRight = right < rect.x + rect.width;
  if (hasRight) for (let y = small.y; y < bottom; y++) canvas.text(right, y, '│', line);
  if (bottom >= rect.y + rect.height) return;
  for (let x = small.x; x < right; x++) canvas.text(x, bottom, '─', line);
  if (hasRight) canvas.text(right, bottom, '┼', line);
}

function scaled(at: Rect, size: Size, rect: Rect): Rect {
  const x = rect.x + Math.floor((at.x * rect.width) / size.cols);
  const y = rect.y + Math.floor((at.y * rect.height) / size.rows);
  const isLast = at.x + at.width >= size.cols;
  const isLowest = at.y + at.height >= size.rows;
  const right = isLast ? rect.x + rect.width : rect.x + Math.floor(((at.x + at.width + 1) * rect.width) / size.cols) - 1;
  const bottom = isLowest ? rect.y + rect.height : rect.y + Math.floor(((at.y + at.height + 1) * rect.height) / size.rows) - 1;
  return { x, y, width: right - x, height: bottom - y };
}

/** Several previews side by side, each with its name; from number `first` on. Returns how many are to be seen. */
export function drawColumns(
  canvas: Canvas,
  rect: Rect,
  columns: readonly { readonly name: string; readonly current: boolean; draw(rect: Rect): void }[],
  first: number,
): number {
  const fit = Math.max(1, Math.min(columns.length, Math.floor((rect.width + 1) / leastColumn)));
  const from = clamp(first, columns.length - fit);
  const shown = columns.slice(from, from + fit);
  for (const [i, column] of shown.entries()) {
    const x = rect.x + Math.floor((i * (rect.width + 1)) / fit);
    const end = rect.x + Math.floor(((i + 1) * (rect.width + 1)) / fit) - 1;
    const width = end - x;
    column.draw({ x, y: rect.y + 1, width, height: rect.height - 1 });
    canvas.text(x, rect.y, ` ${column.name} `, column.current ? label : name, end);
    if (i < shown.length - 1) for (let y = 0; y < rect.height; y++) canvas.text(end, rect.y + y, '│', line);
  }
  const more = { before: from > 0, after: from + fit < columns.length };
  if (more.before) canvas.text(rect.x, rect.y + rect.height - 1, '<', label);
  if (more.after) canvas.text(rect.x + rect.width - 1, rect.y + rect.height - 1, '>', label);
  return fit;
}
