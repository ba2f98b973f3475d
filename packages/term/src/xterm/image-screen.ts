/** One buffer of xterm.js as the state of a screen, and back. */
import { decodeRow, indexOf } from '../history/block.js';
import { BlockWriter } from '../history/block-writer.js';
import type { LinesState, ScreenState } from '../image/state.js';
import { charsetName, charsetNamed } from './charset-names.js';
import { LineReader, LineWriter } from './history-lines.js';
import type { Internals, XtermBuffer } from './internals.js';

export function saveScreen(internals: Internals, buffer: XtermBuffer): ScreenState {
  const { savedCurAttrData, savedCharset, tabs } = buffer;
  return {
    x: buffer.x,
    y: buffer.y,
    base: buffer.ybase,
    shown: buffer.ydisp,
    scrollTop: buffer.scrollTop,
    scrollBottom: buffer.scrollBottom,
    tabs: Object.keys(tabs).map(Number),
    saved: {
      x: buffer.savedX,
      y: buffer.savedY,
      fg: savedCurAttrData.fg >>> 0,
      bg: savedCurAttrData.bg >>> 0,
      charset: charsetName(internals, savedCharset),
    },
    lines: saveLines(buffer),
  };
}

function saveLines({ lines }: XtermBuffer): LinesState {
  const writer = new BlockWriter();
  const reader = new LineReader();
  const lengths: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines.get(i)!;
    writer.push(reader.of(line, line._data));
    lengths.push(line.length);
  }
  return {
    block: writer.toBlock(
      lengths.reduce((a, b) => Math.max(a, b), 1),
      0,
    ),
    lengths,
  };
}

export function restoreScreen(internals: Internals, buffer: XtermBuffer, state: ScreenState): void {
  restoreLines(internals, buffer, state.lines);
  buffer.x = state.x;
  buffer.y = state.y;
  buffer.ybase = state.base;
  buffer.ydisp = state.shown;
  buffer.scrollTop = state.scrollTop;
  buffer.scrollBottom = state.scrollBottom;
  buffer.tabs = Object.fromEntries(state.tabs.map((column) => [column, true]));
  buffer.savedX = state.saved.x;
  buffer.savedY = state.saved.y;
  buffer.savedCurAttrData.fg = state.saved.fg;
  buffer.savedCurAttrData.bg = state.saved.bg;
  buffer.savedCharset = charsetNamed(internals, state.saved.charset);
}

function restoreLines(internals: Internals, { lines }: XtermBuffer, { block, lengths }: LinesState): void {
  const writer = new LineWriter(internals);
  const index = indexOf(block);
  lines.maxLength = Math.max(lines.maxLength, lengths.length);
  lines.length = lengths.length;
  for (const [i, length] of lengths.entries()) lines.set(i, writer.line(decodeRow(block, index, i), length));
}
