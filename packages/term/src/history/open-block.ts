/** A block that is being read, and what a search needs to know of a view. */
import { rowText } from '../screen/row-text.js';
import { type Block, type BlockIndex, decodeRow, indexOf, isWrappedRow } from './block.js';
import { readText } from './bytes.js';
import { type PhysicalRow, toRow } from './physical-row.js';
import type { Widths } from './widths.js';
import { wrapBlock } from './wrap-block.js';

export interface OpenBlocks {
  readonly cols: number;
  readonly blockCount: number;
  /** The block that holds row i; the first or last one for rows that there are not. */
  nearestBlock(i: number): number;
  open(at: number): OpenBlock;
}

/** Where its rows are, and the rows themselves where they had to be wrapped. */
export class OpenBlock {
  readonly block: Block;
  readonly index: BlockIndex;
  readonly skip: number;
  /** Its first row in the view. */
  readonly start: number;
  readonly #widths: Widths;
  #rows: PhysicalRow[] | undefined;

  constructor(block: Block, skip: number, start: number, widths: Widths) {
    this.block = block;
    this.index = indexOf(block);
    this.skip = skip;
    this.start = start;
    this.#widths = widths;
  }

  /** Written at another width. */
  get isWrappedAnew(): boolean {
    return this.block.age !== this.#widths.age;
  }

  /** Row i of the view, counted from `start`. */
  row(i: number): PhysicalRow {
    return this.isWrappedAnew ? this.#wrapped()[i]! : this.stored(this.skip + i);
  }

  /** The text of row i of the view. */
  text(i: number): string {
    if (this.isWrappedAnew) return rowText(toRow(this.#wrapped()[i]!));
    const { text } = this.index;
    return readText(this.block.bytes, text[this.skip + i]!, text[this.skip + i + 1]!);
  }

  /** Row i of the view continues the one above it. */
  isWrapped(i: number): boolean {
    return this.isWrappedAnew ? this.#wrapped()[i]!.wrapped : isWrappedRow(this.block, this.index, this.skip + i);
  }

  get rowCount(): number {
    return this.isWrappedAnew ? this.#wrapped().length : this.block.rows - this.skip;
  }

  /** Row i of the block, as it was written. */
  stored(i: number): PhysicalRow {
    return decodeRow(this.block, this.index, i);
  }

  #wrapped(): PhysicalRow[] {
    this.#rows ??= wrapBlock(this.block, this.skip, this.#widths);
    return this.#rows;
  }
}
