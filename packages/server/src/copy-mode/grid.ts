/**
 * The picture that copy mode walks over: rows of history and screen in one sequence, 0 the oldest. Answers what is in a
 * cell and how far a row is written; knows no cursor. Rows are decoded when they are asked for, the latest few are kept.
 */
import { cell, cellText, type Extended, type HistoryPosition, type HistoryView, type Row } from '@ccmux/term';

/** What is shown of a grid. */
export interface Picture {
  readonly grid: Grid;
  /** The row of the grid at the top. */
  readonly top: number;
}

/** Rows that are kept decoded: a few screens. */
const keptRows = 512;
const noCells = new Uint32Array(0);

export class Grid {
  readonly view: HistoryView;
  /** Rows of the screen. */
  readonly height: number;
  readonly #kept = new Map<number, Row>();

  constructor(view: HistoryView, height: number) {
    this.view = view;
    this.height = height;
  }

  get cols(): number {
    return this.view.cols;
  }

  /** Rows above the screen. */
  get history(): number {
    return Math.max(0, this.view.rows - this.height);
  }

  get lastRow(): number {
    return this.history + this.height - 1;
  }

  /** Undefined behind the end of what there is. */
  row(y: number): Row | undefined {
    if (y < 0 || y >= this.view.rows) return undefined;
    const known = this.#kept.get(y);
    if (known !== undefined) return known;
    if (this.#kept.size >= keptRows) this.#kept.clear();
    const row = this.view.row(y);
    this.#kept.set(y, row);
    return row;
  }

  /** The row goes on in the next one. */
  isWrapped(y: number): boolean {
    return this.#kept.get(y + 1)?.wrapped ?? this.view.isWrapped(y + 1);
  }

  /** First row of the logical line that y is in. */
  lineStart(y: number): number {
    let start = y;
    while (start > 0 && this.isWrapped(start - 1)) start--;
    return start;
  }

  /** Last row of the logical line that y is in. */
  lineEnd(y: number): number {
    let end = y;
    while (end < this.lastRow && this.isWrapped(end)) end++;
    return end;
  }

  /** Text of a cell; a space where nothing is, '' for the right half of a wide character. */
  text(x: number, y: number): string {
    const row = this.row(y);
    return row === undefined || x < 0 || x >= this.cols ? ' ' : cellText(row, x);
  }

  /** The right half of a wide character. */
  isPadding(x: number, y: number): boolean {
    return this.text(x, y) === '';
  }

  /** Columns up to the last character that is not a space. */
  length(y: number): number {
    let x = this.cols;
    while (x > 0 && this.text(x - 1, y) === ' ') x--;
    return x;
  }

  /** A prompt begins in the row. */
  isPrompt(y: number): boolean {
    const cells = this.row(y)?.cells ?? noCells;
    for (let at = 2; at < cells.length; at += cell.wordsPerCell) if (cells[at]! & cell.bgPrompt) return true;
    return false;
  }

  /** Nothing but spaces. */
  isBlank(y: number): boolean {
    return /^ *$/.test(this.view.text(y));
  }

  /** All of a row as text; without spaces at the end, if the row does not go on in the next one. */
  wholeText(y: number): string {
    const text = this.view.text(y);
    return this.isWrapped(y) ? text : text.replace(/ +$/, '');
  }

  /** Columns of a row that goes on in the next one: all, but the last where a wide character did not fit. */
  wrappedLength(y: number): number {
    const row = this.row(y);
    const last = this.cols - 1;
    if (row === undefined) return this.cols;
    const glyph = row.cells[last * cell.wordsPerCell]!;
    const isEmpty = (glyph & (cell.glyphMask | cell.clusterFlag)) === 0 && glyph >>> cell.widthShift !== 0;
    return isEmpty && this.isPadding(1, y + 1) ? last : this.cols;
  }

  /** Whether the cell holds one of the characters. */
  isIn(x: number, y: number, characters: string): boolean {
    const text = this.text(x, y);
    return text !== '' && characters.includes(text);
  }

  extended(x: number, y: number): Extended | undefined {
    return this.row(y)?.extended?.get(x);
  }

  /** The same lines at another size. */
  resized(cols: number, height: number): Grid {
    return new Grid(cols === this.cols ? this.view : this.view.view(cols), height);
  }

  /** Where a cell of this picture is in another one of the same lines. */
  locate(at: HistoryPosition, to: Grid): HistoryPosition {
    return this.view === to.view ? at : this.view.locate(at, to.view);
  }
}
