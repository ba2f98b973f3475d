/**
 * The history of the normal screen: a screenful or two in xterm's own lines, everything older packed. Owns both as one
 * sequence of rows, and the seam between them: lines move over as they scroll out of xterm's part, and back again when a
 * resize needs them, so that xterm wraps every line whole.
 */
import type { Size } from '@ccmux/core';
import type { Terminal } from '@xterm/headless';
import { History, type HistoryState, maxLineRows } from '../history/history.js';
import type { PhysicalRow } from '../history/physical-row.js';
import type { HistoryView } from '../history/view.js';
import { type Row, wordsPerCell } from '../screen/cell.js';
import { countLines, dropOldest, prepend } from './buffer-lines.js';
import { type FloodBudget, FloodMeter } from './flood-budget.js';
import { blankCutCharacters, LineReader, LineWriter } from './history-lines.js';
import type { Internals, XtermBuffer } from './internals.js';
import { repairLineCopy } from './line-copy.js';
import { onAlternateScreen } from './queries.js';
import { rowOf } from './rows.js';

/** Rows above the screen that stay with xterm.js, 1 KiB each: what an ordinary resize pulls down. */
export const defaultLiveRows = 128;

export interface ScrollbackLimits {
  /** Rows kept above the screen. */
  readonly historyLimit: number;
  /** How many of them xterm.js keeps. */
  readonly liveRows: number;
  /** undefined: lines of floods are packed like others. */
  readonly flood: FloodBudget | undefined;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

const bytesPerCell = wordsPerCell * 4;
/** An object and its tables, beside the cells of a line. */
const lineOverhead = 400;
/** Lines packed in one go after a flood: a millisecond. */
const settleRows = 2000;

export class Scrollback {
  readonly #terminal: Terminal;
  readonly #internals: Internals;
  readonly #liveRows: number;
  /** undefined: xterm.js keeps all there may be. */
  readonly #history: History | undefined;
  readonly #historyLimit: number;
  readonly #flood: FloodBudget | undefined;
  readonly #meter: FloodMeter | undefined;
  /** Bytes of the budget in use. While there are any, xterm.js keeps the whole history and nothing is packed. */
  #claimed = 0;
  readonly #reader = new LineReader();

  constructor(terminal: Terminal, internals: Internals, { historyLimit, liveRows, flood, now }: ScrollbackLimits) {
    this.#terminal = terminal;
    this.#internals = internals;
    this.#liveRows = liveRows;
    this.#historyLimit = historyLimit;
    this.#flood = flood;
    this.#meter = flood && new FloodMeter(flood.limits, now);
    repairLineCopy(internals.bufferService.buffer.lines.get(0)!);
    if (historyLimit <= liveRows) return;
    this.#history = new History(internals.bufferService.cols, historyLimit - liveRows);
  }

  /** After every other handler: this one sees what they take. */
  register(): void {
    if (this.#history === undefined) return;
    const { bufferService, input, parser } = this.#internals;
    const scroll = bufferService.scroll.bind(bufferService);
    bufferService.scroll = (attributes, isWrapped) => {
      const { buffer } = bufferService;
      this.beforeScroll(buffer);
      scroll(attributes, isWrapped);
      if (this.#claimed > 0 && buffer === bufferService.buffers.normal) this.#history?.keep(this.#historyLimit - buffer.ybase);
    };
    input.onRequestReset(() => {
      this.#history?.clear();
      this.#endFlood();
    });
    for (const id of [{ final: 'J' }, { prefix: '?', final: 'J' }]) {
      parser.registerCsiHandler(id, ({ params }) => {
        if (params[0] === 3 && !onAlternateScreen(this.#internals)) this.#history?.clear();
        return false;
      });
    }
  }

  /** To be called before a buffer scrolls by a line: keeps the one that xterm.js is about to drop. */
  beforeScroll(buffer: XtermBuffer): void {
    if (this.#history === undefined || !buffer.lines.isFull || buffer.scrollTop > 0) return;
    if (buffer !== this.#internals.bufferService.buffers.normal) return;
    if (this.#claimed > 0 || (this.#meter?.isFlood() === true && this.#beginFlood())) return;
    const line = buffer.lines.get(0)!;
    this.#history.push(this.#reader.of(line, line._data));
  }

  /** Lets xterm.js keep all rows from now on, if there is memory for them. */
  #beginFlood(): boolean {
    const { buffers, cols, rows } = this.#internals.bufferService;
    const bytes = this.#historyLimit * (cols * bytesPerCell + lineOverhead);
    if (!this.#flood?.take(bytes)) return false;
    this.#claimed = bytes;
    buffers.normal.lines.maxLength = rows + this.#historyLimit;
    return true;
  }

  #endFlood(): void {
    if (this.#claimed === 0) return;
    this.#flood?.give(this.#claimed);
    this.#claimed = 0;
    this.#history?.keep(this.#historyLimit - this.#liveRows);
  }

  /** Rows of a flood are not packed yet. */
  get isUnsettled(): boolean {
    return this.#claimed > 0;
  }

  /** The program has paused: packs some of the rows that a flood left. */
  settle(): void {
    const { buffers, rows } = this.#internals.bufferService;
    const { normal } = buffers;
    if (this.#history !== undefined && this.#claimed > 0) {
      this.#history.keep(this.#historyLimit - this.#liveRows);
      this.#pack(this.#history, Math.min(settleRows, normal.ybase - this.#liveRows));
      if (normal.ybase > this.#liveRows) return;
      normal.lines.maxLength = rows + this.#liveRows;
    }
    this.#endFlood();
  }

  #settleAll(): void {
    do this.settle();
    while (this.isUnsettled);
  }

  /** Moves the oldest rows that xterm.js has to packed history. */
  #pack(history: History, count: number): void {
    const { normal } = this.#internals.bufferService.buffers;
    for (let i = 0; i < count; i++) {
      const line = normal.lines.get(i)!;
      history.push(this.#reader.of(line, line._data));
    }
    dropOldest(normal, count);
  }

  dispose(): void {
    this.#endFlood();
  }

  /** Packed history, for who counts what it keeps. */
  get history(): History | undefined {
    return this.#history;
  }

  /** Rows above the screen; 0 on the alternate screen. */
  get rows(): number {
    if (onAlternateScreen(this.#internals)) return 0;
    return (this.#history?.rows ?? 0) + this.#internals.bufferService.buffer.ybase;
  }

  /** Memory that they take, about, whether they show or not. */
  get bytes(): number {
    const { buffers, cols } = this.#internals.bufferService;
    return (this.#history?.bytes ?? 0) + buffers.normal.ybase * (cols * bytesPerCell + lineOverhead);
  }

  row(i: number): Row {
    const { buffer, cols } = this.#internals.bufferService;
    const packed = this.#history === undefined || onAlternateScreen(this.#internals) ? 0 : this.#history.rows;
    return i < packed ? this.#history!.row(i) : rowOf(buffer.lines.get(i - packed)!, cols);
  }

  /** All rows above and on the screen as they are now. */
  view(): HistoryView {
    this.#settleAll();
    const { cols } = this.#internals.bufferService;
    const isNormal = !onAlternateScreen(this.#internals);
    const history = isNormal && this.#history !== undefined ? this.#history : new History(cols, 0);
    return history.view(this.#liveLines());
  }

  *#liveLines(): Iterable<LineReader> {
    const { buffer, cols, rows } = this.#internals.bufferService;
    for (let i = 0; i < buffer.ybase + rows; i++) {
      const line = buffer.lines.get(i)!;
      yield this.#reader.of(line, rowOf(line, cols).cells);
    }
  }

  clear(): void {
    this.#history?.clear();
    const { normal } = this.#internals.bufferService.buffers;
    dropOldest(normal, normal.ybase);
  }

  /** Resizes the terminal as if xterm.js had all of the history. */
  resize({ cols, rows }: Size): void {
    const history = this.#history;
    const { bufferService, options } = this.#internals;
    const { normal } = bufferService.buffers;
    const isReflow = cols !== bufferService.cols;
    if (history === undefined) {
      this.#resizeTerminal(cols, rows);
      return;
    }
    this.#settleAll();
    this.#takeBack(history, isReflow, rows);
    // Nothing may be dropped on the way: room for every line at its longest.
    const rowsPerRow = isReflow ? Math.ceil(bufferService.cols / Math.max(1, cols - 1)) + 1 : 1;
    options.scrollback = normal.lines.length * rowsPerRow + rows;
    this.#resizeTerminal(cols, rows);
    options.scrollback = this.#liveRows;
    history.resize(cols);
    this.#pack(history, normal.ybase - this.#liveRows);
    normal.lines.maxLength = rows + this.#liveRows;
  }

  /** And repairs what xterm.js leaves behind and would stumble over later. */
  #resizeTerminal(cols: number, rows: number): void {
    const { buffers } = this.#internals.bufferService;
    const { normal } = buffers;
    const belowCursor = normal.savedY - normal.ybase - normal.y;
    this.#terminal.resize(cols, rows);
    // The saved cursor goes where the cursor goes; xterm.js keeps it to a line of history, if there is enough of it.
    normal.savedY = normal.ybase + Math.min(Math.max(normal.y + belowCursor, 0), rows - 1);
    blankCutCharacters(normal);
    // The alternate screen has no history. While it is empty, its list is not told of fewer rows.
    if (buffers.alt.lines.length === 0) buffers.alt.lines.maxLength = rows;
  }

  /**
   * Moves rows back to xterm.js until its part begins with the start of a line (at a new width it wraps all of it) and has
   * more lines than the screen will have rows, whatever becomes of them.
   */
  #takeBack(history: History, isReflow: boolean, rows: number): void {
    const { bufferService } = this.#internals;
    const { normal } = bufferService.buffers;
    const blocks: PhysicalRow[][] = [];
    let taken = 0;
    let isWhole = !isReflow || normal.lines.get(0)!.isWrapped === false;
    let spare = isReflow ? countLines(normal) - rows : normal.ybase + bufferService.rows - rows;
    while (!history.isEmpty && (spare <= 0 || (!isWhole && taken < maxLineRows))) {
      const block = history.takeLast()!;
      blocks.unshift(block);
      taken += block.length;
      isWhole = !isReflow || !block[0]!.wrapped;
      spare += isReflow ? block.filter((row) => !row.wrapped).length : block.length;
    }
    this.#prepend(blocks.flat());
  }

  #prepend(rows: readonly PhysicalRow[]): void {
    const { buffers, cols } = this.#internals.bufferService;
    const writer = new LineWriter(this.#internals);
    if (rows.length > 0)
      prepend(
        buffers.normal,
        rows.map((row) => writer.line(row, cols)),
      );
  }

  /** Packed history, for `restore`; what a flood left unpacked is packed now. */
  save(): HistoryState {
    if (this.#claimed > 0) this.#settleAll();
    return (this.#history ?? new History(this.#internals.bufferService.cols, 0)).save();
  }

  /** Takes a history over whose newest rows xterm.js has already. The limits are those of now. */
  restore(state: HistoryState): void {
    const { buffers, rows } = this.#internals.bufferService;
    const { normal } = buffers;
    const live = Math.min(this.#historyLimit, this.#liveRows);
    if (this.#history === undefined) this.#unpack(state, live);
    else {
      this.#history.restore(state);
      this.#pack(this.#history, normal.ybase - live);
    }
    dropOldest(normal, normal.ybase - live);
    normal.lines.maxLength = rows + live;
  }

  /** There is no packed history now, but there was: as many rows of it as xterm.js may keep. */
  #unpack(state: HistoryState, live: number): void {
    const { normal } = this.#internals.bufferService.buffers;
    const history = new History(1, Number.POSITIVE_INFINITY);
    history.restore(state);
    while (normal.ybase < live && !history.isEmpty) this.#prepend(history.takeLast()!);
  }
}
