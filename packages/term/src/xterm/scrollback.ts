/**
 * The history of the normal screen: a screenful or two in xterm's own lines, everything older packed. Owns both as one
 * sequence of rows, and the seam between them: lines move over as they scroll out of xterm's part, and back again when a
 * resize needs them, so that xterm wraps every line whole.
 */
import type { Size } from '@ccmux/core';
import type { Terminal } from '@xterm/headless';
import { History, maxLineRows } from '../history/history.js';
import type { PhysicalRow } from '../history/physical-row.js';
import type { HistoryView } from '../history/view.js';
import type { Row } from '../screen/cell.js';
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
}

export class Scrollback {
  readonly #terminal: Terminal;
  readonly #internals: Internals;
  readonly #liveRows: number;
  /** undefined: xterm.js keeps all there may be. */
  readonly #history: History | undefined;
  readonly #reader = new LineReader();

  constructor(terminal: Terminal, internals: Internals, { historyLimit, liveRows }: ScrollbackLimits) {
    this.#terminal = terminal;
    this.#internals = internals;
    this.#liveRows = liveRows;
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
      this.beforeScroll(bufferService.buffer);
      scroll(attributes, isWrapped);
    };
    input.onRequestReset(() => this.#history?.clear());
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
    const line = buffer.lines.get(0)!;
    this.#history.push(this.#reader.of(line, line._data));
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

  row(i: number): Row {
    const { buffer, cols } = this.#internals.bufferService;
    const packed = this.#history === undefined || onAlternateScreen(this.#internals) ? 0 : this.#history.rows;
    return i < packed ? this.#history!.row(i) : rowOf(buffer.lines.get(i - packed)!, cols);
  }

  /** All rows above and on the screen as they are now. */
  view(): HistoryView {
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
      this.#terminal.resize(cols, rows);
      this.#repair(rows);
      return;
    }
    this.#takeBack(history, isReflow, rows);
    // Nothing may be dropped on the way: room for every line at its longest.
    const rowsPerRow = isReflow ? Math.ceil(bufferService.cols / Math.max(1, cols - 1)) + 1 : 1;
    options.scrollback = normal.lines.length * rowsPerRow + rows;
    this.#terminal.resize(cols, rows);
    options.scrollback = this.#liveRows;
    this.#repair(rows);
    history.resize(cols);
    const excess = normal.ybase - this.#liveRows;
    for (let i = 0; i < excess; i++) {
      const line = normal.lines.get(i)!;
      history.push(this.#reader.of(line, line._data));
    }
    dropOldest(normal, excess);
    normal.lines.maxLength = rows + this.#liveRows;
  }

  /** What xterm.js leaves behind when it is resized, and stumbles over later. */
  #repair(rows: number): void {
    const { buffers } = this.#internals.bufferService;
    blankCutCharacters(buffers.normal);
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
    if (taken > 0) prepend(normal, new LineWriter(this.#internals).lines(blocks.flat()));
  }
}

/** Lines that begin above the screen. */
function countLines({ lines, ybase }: XtermBuffer): number {
  let count = 0;
  for (let i = 0; i < ybase; i++) if (!lines.get(i)!.isWrapped) count++;
  return count;
}

function prepend(buffer: XtermBuffer, added: readonly NonNullable<ReturnType<XtermBuffer['lines']['get']>>[]): void {
  const { lines } = buffer;
  const all = [...added, ...Array.from({ length: lines.length }, (_, i) => lines.get(i)!)];
  lines.maxLength = Math.max(lines.maxLength, all.length);
  lines.length = all.length;
  for (const [i, line] of all.entries()) lines.set(i, line);
  move(buffer, added.length);
}

function dropOldest(buffer: XtermBuffer, count: number): void {
  if (count <= 0) return;
  buffer.lines.trimStart(count);
  move(buffer, -count);
}

/** The saved cursor may come to lie above xterm's part; it moves with the lines all the same. */
function move(buffer: XtermBuffer, by: number): void {
  buffer.ybase += by;
  buffer.ydisp += by;
  buffer.savedY += by;
}
