/** How a chooser looks: list, preview box, the line being typed, the help. Draws on a canvas; decides nothing. */
import { parseSpans, plain, type Rect, type Style, trimSpans } from '@ccmux/core';
import { graphemes, stringWidth } from '@ccmux/term';
import { boxLinesNamed } from './box-lines.js';
import type { Canvas } from './canvas.js';
import type { ChooserLine, ChooserModel } from './chooser-model.js';
import type { LineInput } from './line-input.js';

export interface ChooserLook {
  /** Of the current line. */
  readonly selection: Style;
  /** Of the line that is typed into. */
  readonly prompt: Style;
}

const tagStyle: Style = { ...plain, bold: true };
const markStyle: Style = { ...plain, fg: { kind: 'palette', index: 2 } };
const faint: Style = { ...plain, dim: true };
const boxLines = boxLinesNamed('single')!;

/** Draws rows 0 to `height` of the list. `keys`: the shortcut of each line, '' for none. */
export function drawList(canvas: Canvas, model: ChooserModel, height: number, keys: readonly string[], look: ChooserLook): void {
  const shown = model.lines.slice(model.offset, model.offset + height);
  const keyWidth = Math.max(0, ...keys.map((k) => (k === '' ? 0 : k.length + 3)));
  const nameWidths = widestNames(model.lines);
  for (const [y, line] of shown.entries()) {
    const index = model.offset + y;
    const key = keys[index] ?? '';
    drawLine(canvas, y, line, { key: key === '' ? '' : `(${key})`, keyWidth, nameWidth: nameWidths.get(line.depth) ?? 0 });
    if (index === model.current) canvas.restyle({ x: 0, y, width: canvas.size.cols, height: 1 }, look.selection);
  }
}

function drawLine(
  canvas: Canvas,
  y: number,
  line: ChooserLine,
  { key, keyWidth, nameWidth }: { readonly key: string; readonly keyWidth: number; readonly nameWidth: number },
): void {
  const { item, depth, last, expanded, tagged, branches } = line;
  const style = tagged ? tagStyle : plain;
  canvas.text(0, y, key, faint);
  let x = keyWidth;
  for (const isLast of last.slice(0, -1)) x = canvas.text(x, y, isLast ? '    ' : '│   ', faint);
  if (depth > 0) x = canvas.text(x, y, last.at(-1) ? '└─> ' : '├─> ', faint);
  if (item.children.length > 0) x = canvas.text(x, y, expanded ? '- ' : '+ ', markStyle);
  else if (branches) x = canvas.text(x, y, '  ', plain);
  x = canvas.text(x, y, depth > 0 ? item.name.padStart(nameWidth) : item.name, style);
  if (tagged) x = canvas.text(x, y, '*', style);
  if (item.text === '') return;
  x = canvas.text(x, y, ': ', faint);
  canvas.spans(x, y, parseSpans(item.text, style));
}

function widestNames(lines: readonly ChooserLine[]): ReadonlyMap<number, number> {
  const widest = new Map<number, number>();
  for (const { depth, item } of lines) widest.set(depth, Math.max(widest.get(depth) ?? 0, stringWidth(item.name)));
  return widest;
}

/** The box of a preview, with a title on its upper line and a hint on its lower one; what is inside is returned. */
export function drawPreviewBox(canvas: Canvas, rect: Rect, title: string, hint: string): Rect {
  canvas.box(rect, boxLines, faint);
  const room = rect.width - 4;
  canvas.spans(rect.x + 1, rect.y, trimSpans([{ text: ` ${title} `, style: plain }], room, graphemes));
  if (stringWidth(hint) + 2 <= room) canvas.text(rect.x + 1, rect.y + rect.height - 1, ` ${hint} `, faint);
  return { x: rect.x + 2, y: rect.y + 1, width: Math.max(0, rect.width - 4), height: rect.height - 2 };
}

/** The line that is typed into, at the bottom; returns the column of the cursor. */
export function drawInput(canvas: Canvas, input: LineInput, style: Style): number {
  const y = canvas.size.rows - 1;
  canvas.fill({ x: 0, y, width: canvas.size.cols, height: 1 }, style);
  let x = canvas.text(0, y, input.label, style);
  // The end of a long line is what is being typed.
  let before = input.beforeCursor;
  while (before !== '' && x + stringWidth(before) >= canvas.size.cols) before = before.slice(1);
  x = canvas.text(x, y, before, style);
  canvas.text(x, y, input.afterCursor, style);
  return Math.min(x, canvas.size.cols - 1);
}

/** A page of keys and what they do, in the middle. */
export function drawHelp(canvas: Canvas, title: string, help: readonly (readonly [key: string, meaning: string])[]): void {
  const keyWidth = Math.max(...help.map(([key]) => key.length));
  const width = Math.min(canvas.size.cols, Math.max(...help.map(([, meaning]) => meaning.length)) + keyWidth + 6);
  const height = Math.min(canvas.size.rows, help.length + 2);
  const x = Math.floor((canvas.size.cols - width) / 2);
  const y = Math.floor((canvas.size.rows - height) / 2);
  canvas.fill({ x, y, width, height }, plain);
  canvas.box({ x, y, width, height }, boxLines, faint);
  canvas.text(x + 1, y, ` ${title} `, plain, x + width - 1);
  for (const [i, [key, meaning]] of help.slice(0, height - 2).entries()) {
    canvas.text(x + 2, y + 1 + i, key, tagStyle, x + width - 1);
    canvas.text(x + 4 + keyWidth, y + 1 + i, meaning, plain, x + width - 1);
  }
}
