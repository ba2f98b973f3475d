/**
 * Scrolling by one line, the hot path of every flood. Does what xterm's buffer service does, without its events: lines
 * are reused instead of copied where they scroll out of reach.
 */
import { widthShift, wordsPerCell } from '../screen/cell.js';
import type { Internals, XtermBuffer, XtermLine } from './internals.js';

/** Colour and colour mode: what an erased cell keeps of the current background. */
const erasedBackground = 0x3ffffff;

export class Scroller {
  readonly #internals: Internals;
  readonly #beforeScroll: (buffer: XtermBuffer) => void;
  /** Cells of a blank line in the background used last. */
  #blank = new Uint32Array(0);

  /** `beforeScroll` is told of the line at the top while it is still there. */
  constructor(internals: Internals, beforeScroll: (buffer: XtermBuffer) => void) {
    this.#internals = internals;
    this.#beforeScroll = beforeScroll;
  }

  /** Moves the scroll region up by one line; the new one is a continuation or not. */
  scroll(buffer: XtermBuffer, isWrapped: boolean): void {
    const { input, bufferService } = this.#internals;
    const { lines, scrollTop, scrollBottom, ybase } = buffer;
    const bottom = ybase + scrollBottom;
    if (scrollTop > 0) {
      const top = ybase + scrollTop;
      const line = lines.get(top)!;
      lines.shiftElements(top + 1, bottom - top, -1);
      this.#clear(line, isWrapped);
      lines.set(bottom, line);
    } else if (bottom === lines.length - 1 && this.#isFull(buffer)) {
      this.#clear(lines.recycle(), isWrapped);
    } else {
      // While history still grows, and for regions that leave lines below: xterm's own way marks the rows itself.
      bufferService.scroll(input._eraseAttrData(), isWrapped);
      return;
    }
    input.markRangeDirty(scrollTop, scrollBottom);
  }

  /** Whether the line at the top goes; whoever wants to keep it has been told. */
  #isFull(buffer: XtermBuffer): boolean {
    if (!buffer.lines.isFull) return false;
    this.#beforeScroll(buffer);
    return buffer.lines.isFull;
  }

  #clear(line: XtermLine, isWrapped: boolean): void {
    const data = line._data;
    const width = this.#internals.bufferService.cols * wordsPerCell;
    data.set(this.#blankCells(width));
    // Cells beyond the screen, kept for the next resize, have no background of now.
    for (let i = width; i < data.length; i += wordsPerCell) {
      data[i] = 1 << widthShift;
      data[i + 1] = 0;
      data[i + 2] = 0;
    }
    // New tables for every line would outlive the line's stay in the young generation and fill the old one.
    if (!isEmpty(line._combined)) line._combined = {};
    if (!isEmpty(line._extendedAttrs)) line._extendedAttrs = {};
    line.isWrapped = isWrapped;
  }

  #blankCells(length: number): Uint32Array {
    const background = this.#internals.input._curAttrData.bg & erasedBackground;
    let blank = this.#blank;
    if (blank.length !== length || blank[2] !== background) {
      blank = new Uint32Array(length);
      for (let i = 0; i < length; i += wordsPerCell) {
        blank[i] = 1 << widthShift;
        blank[i + 2] = background;
      }
      this.#blank = blank;
    }
    return blank;
  }
}

function isEmpty(table: object): boolean {
  for (const _ in table) return false;
  return true;
}
