/** Rows as copy mode shows them: what is marked, found and selected, and the position at the top right. Pure. */
import { cell, type Row } from '@ccmux/term';
import type { Look, Looks } from './look.js';
import { currentMark, markAt } from './marks.js';
import { type CopyState, isRectangle, type Point, topRow } from './state.js';

/** Row y of the screen. */
export function renderRow(state: CopyState, y: number, looks: Looks): Row {
  const row = state.grid.row(topRow(state) + y) ?? blankRow(state.grid.cols);
  const painted = new PaintedRow(row);
  paintMark(state, y, looks, painted);
  paintMatches(state, y, looks, painted);
  paintSelection(state, y, looks, painted);
  if (y === 0 && !state.positionHidden) painted.textAtEnd(positionText(state), looks.selection);
  if (y === state.cy && state.cx >= state.grid.cols) painted.textAtEnd('$', plain);
  return painted.row;
}

const plain: Look = { fg: 0, bg: 0 };

/** `[12/340]`, with the number of matches in front. */
export function positionText({ search, oy, grid }: CopyState): string {
  const position = `[${oy}/${grid.history}]`;
  if (search.marks === undefined || search.count === undefined) return position;
  return `(${search.count}${search.isPartial ? '+' : ''} results) ${position}`;
}

/** Copies the cells of a row at the first change. */
class PaintedRow {
  #row: Row;
  #isCopy = false;

  constructor(row: Row) {
    this.#row = row;
  }

  get row(): Row {
    return this.#row;
  }

  look(x: number, { fg, bg }: Look): void {
    const cells = this.#cells();
    const at = x * cell.wordsPerCell;
    if (at + 2 >= cells.length) return;
    cells[at + 1] = fg;
    cells[at + 2] = bg;
  }

  /** Narrow text that ends at the right edge; its end is cut off where there is no room. */
  textAtEnd(text: string, { fg, bg }: Look): void {
    const cells = this.#cells();
    const cols = cells.length / cell.wordsPerCell;
    const shown = text.slice(0, cols);
    const start = cols - shown.length;
    for (let i = 0; i < shown.length; i++) {
      cells.set([shown.charCodeAt(i) | (1 << cell.widthShift), fg, bg], (start + i) * cell.wordsPerCell);
    }
    // The left half of a wide character that the text covers the right half of.
    const before = (start - 1) * cell.wordsPerCell;
    if (start > 0 && cells[before]! >>> cell.widthShift === 2) cells[before] = 0x20 | (1 << cell.widthShift);
  }

  #cells(): Uint32Array {
    if (!this.#isCopy) {
      this.#row = { ...this.#row, cells: this.#row.cells.slice() };
      this.#isCopy = true;
    }
    return this.#row.cells;
  }
}

const inverse = ({ fg, bg }: Look): Look => ({ fg: (fg ^ cell.fgInverse) >>> 0, bg });

/** The whole row of the mark, its cell the other way round. */
function paintMark({ mark, markShown, grid, ...state }: CopyState, y: number, looks: Looks, row: PaintedRow): void {
  if (!markShown || mark.y !== grid.history - state.oy + y) return;
  for (let x = 0; x < grid.cols; x++) row.look(x, x === mark.x ? inverse(looks.mark) : looks.mark);
}

function paintMatches(state: CopyState, y: number, looks: Looks, row: PaintedRow): void {
  const { marks } = state.search;
  if (marks === undefined) return;
  const current = currentMark(state);
  for (let x = 0; x < marks.cols; x++) {
    const id = markAt(marks, x, marks.top + y);
    if (id !== 0) row.look(x, id === current ? looks.currentMatch : looks.match);
  }
}

function paintSelection(state: CopyState, y: number, looks: Looks, row: PaintedRow): void {
  const columns = selectedColumns(state, topRow(state) + y);
  if (columns === undefined) return;
  for (let x = columns.from; x <= columns.to; x++) row.look(x, looks.selection);
}

/** Both included; undefined when nothing of the row is selected. */
export function selectedColumns(state: CopyState, y: number): { readonly from: number; readonly to: number } | undefined {
  const { selection, grid, settings } = state;
  if (!selection.present) return undefined;
  const [from, to] = ordered(selection.start, selection.end);
  if (y < from.y || y > to.y) return undefined;
  if (isRectangle(state)) return rectangle(selection.start.x, selection.end.x, settings.keys === 'vi');
  const last = settings.keys === 'vi' ? to.x : to.x - 1;
  const columns = { from: y === from.y ? from.x : 0, to: y === to.y ? last : grid.cols - 1 };
  return columns.to < columns.from ? undefined : columns;
}

function rectangle(a: number, b: number, inclusive: boolean): { readonly from: number; readonly to: number } | undefined {
  if (a >= b) return { from: b, to: a };
  return { from: a, to: inclusive ? b : b - 1 };
}

const ordered = (a: Point, b: Point): readonly [Point, Point] => (b.y < a.y || (b.y === a.y && b.x < a.x) ? [b, a] : [a, b]);

const blankRow = (cols: number): Row => ({
  cells: new Uint32Array(cols * cell.wordsPerCell)
    .fill(1 << cell.widthShift)
    .map((word, i) => (i % cell.wordsPerCell === 0 ? word : 0)),
  clusters: undefined,
  extended: undefined,
  wrapped: false,
});
