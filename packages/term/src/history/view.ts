/**
 * History at one width, unchanging: rows are wrapped when they are asked for, block by block. Holds on to its blocks, so
 * that what it shows outlives what happens to the history meanwhile.
 */
import type { Row } from '../screen/cell.js';
import type { Block } from './block.js';
import { locateCell } from './locate.js';
import { OpenBlock, type OpenBlocks } from './open-block.js';
import { toRow } from './physical-row.js';
import type { HistoryPosition } from './position.js';
import { countSteps, type HistoryMatch, type SearchOptions, searchBlocks, searchSteps } from './search.js';
import type { Widths } from './widths.js';
import { countRows } from './wrap-block.js';

/** Blocks and what they need to be shown. */
export interface HistoryContent {
  readonly blocks: readonly Block[];
  /** Rows of the first block that are no longer there. */
  readonly skip: number;
  readonly widths: Widths;
  /** Counts rows, for who remembers counts. */
  readonly count: (block: Block, skip: number) => number;
}

export class HistoryView implements OpenBlocks {
  readonly #content: HistoryContent;
  /** Row of the view where each block begins, and the end. */
  readonly #starts: Float64Array;
  /** The block that was read last. */
  #open: OpenBlock | undefined;

  constructor(content: HistoryContent) {
    this.#content = content;
    const { blocks, count } = content;
    this.#starts = new Float64Array(blocks.length + 1);
    for (let i = 0; i < blocks.length; i++) this.#starts[i + 1] = this.#starts[i]! + count(blocks[i]!, this.#skipOf(i));
  }

  get cols(): number {
    return this.#content.widths.current;
  }

  /** How many rows there are. */
  get rows(): number {
    return this.#starts.at(-1)!;
  }

  /** Row i, 0 is the oldest. */
  row(i: number): Row {
    const at = this.#blockAt(i);
    if (at === undefined) throw new RangeError(`no row ${i} in a history of ${this.rows}`);
    return toRow(this.open(at).row(i - this.#starts[at]!));
  }

  /** The text of row i, as `rowText` gives it; faster than by way of the row. */
  text(i: number): string {
    const at = this.#blockAt(i);
    return at === undefined ? '' : this.open(at).text(i - this.#starts[at]!);
  }

  /** Row i continues the one above it. */
  isWrapped(i: number): boolean {
    const at = this.#blockAt(i);
    return at !== undefined && this.open(at).isWrapped(i - this.#starts[at]!);
  }

  /** The same history wrapped for another width, as if the terminal had been resized to it. */
  view(cols: number): HistoryView {
    const { blocks, skip, widths } = this.#content;
    const next = widths.with(cols);
    return new HistoryView({ blocks, skip, widths: next, count: (block, hidden) => countRows(block, hidden, next) });
  }

  /**
   * The next place that `pattern` matches, in the text of whole lines however they are wrapped: the first that starts after
   * `from`, or with direction -1 the last before it. Does not go on at the other end.
   */
  search(
    pattern: string | RegExp,
    from: HistoryPosition,
    direction: 1 | -1,
    options: SearchOptions = {},
  ): HistoryMatch | undefined {
    return searchBlocks(this, pattern, from, direction, options);
  }

  /** `search` that stops after every piece of history, so that whoever asks can do something else between them. */
  searchSteps(
    pattern: string | RegExp,
    from: HistoryPosition,
    direction: 1 | -1,
    options: SearchOptions = {},
  ): Generator<undefined, HistoryMatch | undefined> {
    return searchSteps(this, pattern, from, direction, options);
  }

  /** How many matches each piece of history has, the latest first. */
  countSteps(pattern: string | RegExp, options: SearchOptions = {}): Generator<number, undefined> {
    return countSteps(this, pattern, options);
  }

  /** Where the cell at a position is in `other`: the same history, wrapped for another width. */
  locate(at: HistoryPosition, other: HistoryView): HistoryPosition {
    return locateCell(this, at, other);
  }

  get blockCount(): number {
    return this.#content.blocks.length;
  }

  nearestBlock(i: number): number {
    return this.#blockAt(Math.min(Math.max(0, i), this.rows - 1)) ?? 0;
  }

  open(at: number): OpenBlock {
    const block = this.#content.blocks[at]!;
    if (this.#open?.block !== block) this.#open = new OpenBlock(block, this.#skipOf(at), this.#starts[at]!, this.#content.widths);
    return this.#open;
  }

  #skipOf(at: number): number {
    return at === 0 ? this.#content.skip : 0;
  }

  #blockAt(i: number): number | undefined {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    if (i < 0 || !(i < starts[high]!)) return undefined;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= i) low = middle;
      else high = middle;
    }
    return low;
  }
}
