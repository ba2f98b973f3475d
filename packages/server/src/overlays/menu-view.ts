/** How a menu looks: its size, and its cells. Pure. */
import { parseSpans, plain, type Size, type Style, spansWidth } from '@ccmux/core';
import { graphemes } from '@ccmux/term';
import type { BoxLines } from './box-lines.js';
import { Canvas } from './canvas.js';
import type { MenuItem, MenuModel } from './menu-model.js';
import { drawTitle } from './title.js';

export interface MenuLook {
  readonly lines: BoxLines | undefined;
  readonly style: Style;
  readonly selectedStyle: Style;
  readonly borderStyle: Style;
  readonly title: string;
}

const widthOf = (text: string): number => spansWidth(parseSpans(text, plain), graphemes);

const keyText = (item: MenuItem): string =>
  item.kind === 'item' && !item.disabled && item.key !== undefined ? ` (${item.key})` : '';

/** With the border, and a space at either side of the widest item. */
export function menuSize(items: readonly MenuItem[], title: string): Size {
  const widths = items.map((item) => (item.kind === 'item' ? widthOf(item.name) + keyText(item).length : 0));
  return { cols: Math.max(widthOf(title), ...widths) + 4, rows: items.length + 2 };
}

/** Index of the item in row y of the menu, if there is one in that row at column x. */
export function itemAt({ items }: MenuModel, size: Size, x: number, y: number): number | undefined {
  return x > 0 && x < size.cols - 1 && y > 0 && y <= items.length ? y - 1 : undefined;
}

export function drawMenu(model: MenuModel, size: Size, look: MenuLook): Canvas {
  const canvas = new Canvas(size);
  const whole = { x: 0, y: 0, width: size.cols, height: size.rows };
  canvas.fill(whole, look.style);
  if (look.lines !== undefined) canvas.box(whole, look.lines, look.borderStyle);
  drawTitle(canvas, look.title, look.borderStyle);
  for (const [index, item] of model.items.entries()) {
    const y = index + 1;
    if (item.kind === 'separator') drawSeparator(canvas, y, look);
    else drawItem(canvas, y, item, index === model.chosen ? look.selectedStyle : look.style);
  }
  return canvas;
}

function drawSeparator(canvas: Canvas, y: number, { lines, borderStyle }: MenuLook): void {
  if (lines === undefined) return;
  const right = canvas.size.cols - 1;
  canvas.text(0, y, lines.left, borderStyle);
  for (let x = 1; x < right; x++) canvas.text(x, y, lines.horizontal, borderStyle);
  canvas.text(right, y, lines.right, borderStyle);
}

function drawItem(canvas: Canvas, y: number, item: Extract<MenuItem, { kind: 'item' }>, base: Style): void {
  const style = item.disabled ? { ...base, dim: true } : base;
  const end = canvas.size.cols - 2;
  canvas.fill({ x: 1, y, width: canvas.size.cols - 2, height: 1 }, style);
  canvas.spans(2, y, parseSpans(item.name, style), end);
  const key = keyText(item).trimStart();
  canvas.text(end - key.length, y, key, style, end);
}
