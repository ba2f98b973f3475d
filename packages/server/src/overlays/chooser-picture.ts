/** The whole picture of a chooser from its state. Decides nothing. */
import type { Size } from '@ccmux/core';
import { Canvas } from './canvas.js';
import { chooserHelp, helpEnd } from './chooser-keys.js';
import type { ChooserItem, ChooserModel } from './chooser-model.js';
import type { ChooserOrder, ChooserSource } from './chooser-source.js';
import { type ChooserLook, drawHelp, drawInput, drawList, drawPreviewBox } from './chooser-view.js';
import type { LineInput } from './line-input.js';

export interface ChooserState {
  readonly size: Size;
  readonly source: ChooserSource;
  readonly model: ChooserModel;
  /** Rows of the list; the preview has the others. */
  readonly listRows: number;
  readonly order: ChooserOrder;
  readonly filter: string;
  readonly matches: boolean;
  readonly scroll: number;
  readonly showsHelp: boolean;
  /** What is being typed. */
  readonly line: LineInput | undefined;
  readonly look: ChooserLook;
}

const keyLine = 'Enter choose · f filter · t tag · v preview · ? help · q leave';

/** `cursorX`: column of the cursor in the last row, while something is typed. */
export function drawChooser(state: ChooserState): { readonly canvas: Canvas; readonly cursorX: number } {
  const { size, source, model, listRows, line, look } = state;
  const canvas = new Canvas(size);
  model.setHeight(line !== undefined && listRows === size.rows ? listRows - 1 : listRows);
  const keys = model.lines.map(({ item }, i) => source.shortcut(i, item));
  drawList(canvas, model, listRows, keys, look);
  const { item } = model;
  if (listRows < size.rows && item !== undefined) {
    const rect = { x: 0, y: listRows, width: size.cols, height: size.rows - listRows };
    source.preview(canvas, drawPreviewBox(canvas, rect, titleOf(state, item), source.keyLine ?? keyLine), item, state.scroll);
  }
  if (state.showsHelp) drawHelp(canvas, 'Keys', helpOf(source));
  return { canvas, cursorX: line === undefined ? 0 : drawInput(canvas, line, look.prompt) };
}

function titleOf({ order, filter, matches }: ChooserState, item: ChooserItem): string {
  const shown = filter === '' ? '' : ` (filter: ${matches ? 'active' : 'no matches'})`;
  return `${item.name} (sort: ${order.field}${order.reversed ? ', reversed' : ''})${shown}`;
}

function helpOf({ noun, keys }: ChooserSource): (readonly [string, string])[] {
  const own = Object.entries(keys).map(([key, { help }]) => [key, help] as const);
  return [...chooserHelp, ...own, ...helpEnd].map(([key, meaning]) => [key, meaning.replaceAll('#1', noun)] as const);
}
