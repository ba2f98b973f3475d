/**
 * The lines that left a screen, packed: blocks of some hundred rows, the oldest of which go when there are more rows than
 * the limit. Owns the blocks; shows them at the width of now, whatever width they were written at. Lines come in at the
 * end, and can be taken back from there a block at a time.
 */
import type { Row } from '../screen/cell.js';
import type { Block } from './block.js';
import { BlockWriter } from './block-writer.js';
import type { HistoryLink } from './extended.js';
import type { LineSource, PhysicalRow } from './physical-row.js';
import type { StyleTable } from './style-table.js';
import { HistoryView } from './view.js';
import { Widths } from './widths.js';
import { countRows, wrapBlock } from './wrap-block.js';

/** Rows after which a block ends with its line. Small enough to wrap at once when one of its rows is shown. */
const rowsPerBlock = 256;
/**
 * Rows of one line after which its block ends all the same, and a size for rows that are enormous. A line that is longer
 * wraps in pieces of this many rows; nobody sees the short row between two of them.
 */
export const maxLineRows = 4096;
const maxBlockBytes = 1024 * 1024;
/** Widths that are remembered. When there are more, the lines that depend on them are written anew. */
const maxWidths = 64;

/** A history as it is kept outside of the process. Its lists are read, not kept. */
export interface HistoryState {
  /** Widths that blocks may have been written at, the current one last, and the number of the first. */
  readonly widths: readonly number[];
  readonly base: number;
  /** Rows at the start of the first block that are gone. */
  readonly skip: number;
  readonly blocks: readonly Block[];
  /** The block that is being written. */
  readonly open: Block;
}

export class History {
  #limit: number;
  #widths: Widths;
  #blocks: Block[] = [];
  /** Rows at the start of the first block that were dropped: rows go one by one, memory by the block. */
  #skip = 0;
  #writer = new BlockWriter();
  /** Rows kept, as they were written. */
  #stored = 0;
  /** Rows of blocks of other widths, at the width of now; undefined until it is asked for. */
  #otherRows: number | undefined = 0;
  /** Rows of blocks of the width of now, the writer's among them. */
  #currentRows = 0;
  #counts = new WeakMap<Block, { readonly age: number; readonly skip: number; readonly rows: number }>();
  #view: HistoryView | undefined;

  /** `limit`: rows kept, as they were written. */
  constructor(cols: number, limit: number) {
    this.#limit = limit;
    this.#widths = new Widths([cols]);
  }

  /** Rows at the width of now. */
  get rows(): number {
    this.#otherRows ??= this.#countOthers();
    return this.#otherRows + this.#currentRows;
  }

  get isEmpty(): boolean {
    return this.#stored === 0;
  }

  /** Bytes that the text and its attributes take, objects around them aside. */
  get bytes(): number {
    const styles = new Set([this.#writer.styles]);
    let bytes = this.#writer.size;
    for (const block of this.#blocks) {
      bytes += block.bytes.length;
      styles.add(block.styles);
    }
    for (const table of styles) bytes += table.byteLength;
    return bytes;
  }

  /** Row i at the width of now, 0 is the oldest. */
  row(i: number): Row {
    this.#view ??= this.view([]);
    return this.#view.row(i);
  }

  /** Adds a row of the width of now. */
  push(line: LineSource): void {
    if (this.#limit <= 0) return;
    const writer = this.#writer;
    if (writer.rows >= rowsPerBlock && (!line.wrapped || writer.rows >= maxLineRows)) this.#endBlock();
    else if (writer.size >= maxBlockBytes) this.#endBlock();
    writer.push(line);
    this.#view = undefined;
    this.#currentRows++;
    if (++this.#stored > this.#limit) this.#dropOldest();
  }

  /** From now on rows are `cols` wide, and all are shown so. */
  resize(cols: number): void {
    if (cols === this.#widths.current) return;
    this.#endBlock();
    if (this.#widths.length >= maxWidths) this.#settle();
    this.#widths.add(cols);
    this.#otherRows = undefined;
    this.#currentRows = 0;
    this.#view = undefined;
  }

  /** Keeps no more than `limit` rows from now on. */
  keep(limit: number): void {
    this.#limit = limit;
    if (limit <= 0 && this.#stored > 0) this.clear();
    if (this.#stored > limit) this.#view = undefined;
    while (this.#stored > limit) this.#dropOldest();
  }

  clear(): void {
    this.#blocks = [];
    this.#skip = 0;
    this.#writer = new BlockWriter();
    this.#stored = 0;
    this.#otherRows = 0;
    this.#currentRows = 0;
    this.#view = undefined;
  }

  /** Takes the newest block out: its rows at the width of now, beginning with the start of a line. */
  takeLast(): PhysicalRow[] | undefined {
    this.#endBlock();
    const block = this.#blocks.pop();
    if (block === undefined) return undefined;
    const skip = this.#blocks.length === 0 ? this.#skip : 0;
    if (this.#blocks.length === 0) this.#skip = 0;
    this.#stored -= block.rows - skip;
    if (block.age === this.#widths.age) this.#currentRows -= block.rows - skip;
    else this.#otherRows = undefined;
    this.#view = undefined;
    return wrapBlock(block, skip, this.#widths);
  }

  /** All of it as it is now, and `more` rows of the width of now after it. */
  view(more: Iterable<LineSource>): HistoryView {
    const blocks = this.#blocks.slice();
    let writer = this.#writer;
    let isCopied = false;
    for (const line of more) {
      if (!isCopied) writer = BlockWriter.after(this.#open());
      isCopied = true;
      writer.push(line);
    }
    if (writer.rows > 0) blocks.push(writer.toBlock(this.#widths.current, this.#widths.age));
    const widths = this.#widths.with(this.#widths.current);
    return new HistoryView({ blocks, skip: this.#skip, widths, count: (block, skip) => this.#count(block, skip, widths) });
  }

  /** All of it, for `restore`. Later output touches none of what it returns, but may add to the styles. */
  save(): HistoryState {
    const { all, base } = this.#widths;
    return { widths: [...all], base, skip: this.#skip, blocks: this.#blocks.slice(), open: this.#open() };
  }

  /** Becomes the history that was saved, as far as the limit allows. */
  restore({ widths, base, skip, blocks, open }: HistoryState): void {
    this.#widths = new Widths(widths, base);
    this.#blocks = blocks.slice();
    this.#skip = skip;
    this.#writer = BlockWriter.after(open);
    const { age } = this.#widths;
    this.#stored = -skip;
    this.#currentRows = 0;
    for (const [i, block] of [...blocks, open].entries()) {
      this.#stored += block.rows;
      if (block.age === age) this.#currentRows += block.rows - (i === 0 ? skip : 0);
    }
    this.#otherRows = undefined;
    this.#view = undefined;
    this.keep(this.#limit);
  }

  /** What has not become a block yet, as one. */
  #open(): Block {
    return this.#writer.toBlock(this.#widths.current, this.#widths.age);
  }

  /** Links that a cell may refer to; some twice. */
  *links(): Iterable<HistoryLink> {
    const seen = new Set<StyleTable>([this.#writer.styles]);
    for (const { styles } of this.#blocks) seen.add(styles);
    for (const styles of seen) for (const extended of styles.extendeds) if (extended?.link !== undefined) yield extended.link;
  }

  #count(block: Block, skip: number, widths: Widths): number {
    const known = this.#counts.get(block);
    const { age } = widths;
    if (known?.age === age && known.skip === skip) return known.rows;
    const rows = countRows(block, skip, widths);
    if (block.age !== age) this.#counts.set(block, { age, skip, rows });
    return rows;
  }

  #countOthers(): number {
    const { age } = this.#widths;
    let rows = 0;
    for (const [i, block] of this.#blocks.entries())
      if (block.age !== age) rows += this.#count(block, i === 0 ? this.#skip : 0, this.#widths);
    return rows;
  }

  #endBlock(): void {
    if (this.#writer.rows === 0) return;
    this.#blocks.push(this.#open());
    this.#writer.clear();
  }

  #dropOldest(): void {
    this.#stored--;
    this.#skip++;
    const first = this.#blocks[0];
    if (first === undefined || first.age === this.#widths.age) this.#currentRows--;
    else this.#otherRows = undefined;
    if (first !== undefined && this.#skip >= first.rows) {
      this.#blocks.shift();
      this.#skip = 0;
    } else if (first === undefined && this.#skip >= this.#writer.rows) {
      this.#writer.clear();
      this.#skip = 0;
    }
  }

  /** Writes the lines that depend on widths of before at the width of now; the others need no more than their own. */
  #settle(): void {
    const { age, current } = this.#widths;
    this.#blocks = this.#blocks.map((block, i) => {
      if (block.isSimple || block.age === age) return block;
      const skip = i === 0 ? this.#skip : 0;
      if (i === 0) this.#skip = 0;
      const writer = new BlockWriter();
      for (const row of wrapBlock(block, skip, this.#widths)) writer.push(row);
      this.#stored += writer.rows - (block.rows - skip);
      return writer.toBlock(current, age);
    });
    this.#widths.forgetAllButLast();
  }
}
