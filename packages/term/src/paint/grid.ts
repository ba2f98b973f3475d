/**
 * A whole picture: cells of a terminal as packed words (see screen/cell.ts) and a sparse table for what does not
 * fit. A plain value that the compositor fills and the painter reads.
 */
import type { Size } from '@ccmux/core';
import { bgExtended, clusterFlag, type UnderlineStyle, widthShift, wordsPerCell } from '../screen/cell.js';

/** What does not fit into the words of a cell. */
export interface CellSide {
  /** The grapheme cluster when the cell has `clusterFlag`, else ''. */
  readonly cluster: string;
  readonly underline: UnderlineStyle;
  /** Colour value and mode bits; 0 is the default colour. */
  readonly underlineColour: number;
  readonly link: string;
  readonly linkId: string;
}

/** A narrow space in default colours. */
export const blankGlyph = 0x20 | (1 << widthShift);

export class Grid {
  readonly cols: number;
  readonly rows: number;
  /** rows × cols × 3. */
  readonly cells: Uint32Array;
  /** Keyed by cell index (y × cols + x). An entry counts only while the cell has `clusterFlag` or `bgExtended`. */
  readonly side = new Map<number, CellSide>();

  constructor(size: Size) {
    this.cols = size.cols;
    this.rows = size.rows;
    this.cells = new Uint32Array(size.cols * size.rows * wordsPerCell);
    this.clear();
  }

  clear(): void {
    this.side.clear();
    this.cells.fill(0);
    for (let i = 0; i < this.cells.length; i += wordsPerCell) this.cells[i] = blankGlyph;
  }

  /**
   * Copies cells to (x, y) onward, clipped at the right edge. `side` is keyed by column within `words`; a flagged
   * cell without an entry in it loses whatever entry was there.
   */
  write(x: number, y: number, words: Uint32Array, side: ReadonlyMap<number, CellSide> | undefined): void {
    if (y >= this.rows || x >= this.cols) return;
    const count = Math.min(words.length / wordsPerCell, this.cols - x);
    const first = y * this.cols + x;
    this.cells.set(words.subarray(0, count * wordsPerCell), first * wordsPerCell);
    if (side === undefined && this.side.size === 0) return;
    for (let i = 0; i < count; i++) {
      if (((words[i * 3]! & clusterFlag) | (words[i * 3 + 2]! & bgExtended)) === 0) continue;
      const entry = side?.get(i);
      if (entry === undefined) this.side.delete(first + i);
      else this.side.set(first + i, entry);
    }
  }

  /** Blanks `count` cells from (x, y), clipped. */
  blank(x: number, y: number, count: number): void {
    if (y >= this.rows) return;
    const from = (y * this.cols + x) * wordsPerCell;
    const to = (y * this.cols + Math.min(x + count, this.cols)) * wordsPerCell;
    for (let i = from; i < to; i += wordsPerCell) {
      this.cells[i] = blankGlyph;
      this.cells[i + 1] = 0;
      this.cells[i + 2] = 0;
    }
  }
}
