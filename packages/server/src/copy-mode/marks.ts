/** Marking on the screen what a search found, and what is marked where the cursor is. Pure. */
import type { Grid } from './grid.js';
import type { SearchPattern } from './search-pattern.js';
import type { Marks } from './search-state.js';
import { type CopyState, cursorRow, topRow } from './state.js';

/** Rows of a wrapped line that are looked at above and below the screen. */
const maxLineRows = 100;

/** Marks anew after the view has moved; nothing when nothing is marked. */
export function refreshMarks(state: CopyState): void {
  const { search, grid } = state;
  if (search.pattern !== undefined) search.marks = marksOf(grid, topRow(state), search.pattern);
}

export function marksOf(grid: Grid, top: number, pattern: SearchPattern): Marks {
  const { cols, height } = grid;
  const cells = new Uint32Array(cols * height);
  let first = top;
  while (first > 0 && top - first < maxLineRows && grid.isWrapped(first - 1)) first--;
  let id = 0;
  for (let y = first; y < top + height; ) {
    const line = new Line(grid, y, top + height + maxLineRows);
    for (const [from, to] of line.matches(pattern)) {
      id++;
      for (let cell = from; cell < to; cell++) {
        const at = (y - top) * cols + cell;
        if (at >= 0 && at < cells.length) cells[at] = id;
      }
    }
    y += line.rows;
  }
  return { top, cols, cells };
}

/** The text of a logical line, and which cell every code unit of it is in. */
class Line {
  readonly rows: number;
  readonly #text: string;
  /** Cell of each code unit, counted from the start of the line, and the one after the last. */
  readonly #cells: number[] = [];

  constructor(grid: Grid, start: number, limit: number) {
    let text = '';
    let y = start;
    for (; ; y++) {
      const wrapped = grid.isWrapped(y) && y + 1 < limit;
      const length = wrapped ? grid.wrappedLength(y) : grid.length(y);
      for (let x = 0; x < length; x++) {
        const glyph = grid.text(x, y);
        for (let i = 0; i < glyph.length; i++) this.#cells.push((y - start) * grid.cols + x);
        text += glyph;
      }
      if (!wrapped) {
        this.#cells.push((y - start) * grid.cols + length);
        break;
      }
    }
    this.#text = text;
    this.rows = y - start + 1;
  }

  /** First cell and the one after the last of every match. */
  *matches({ expression }: SearchPattern): Generator<readonly [number, number]> {
    expression.lastIndex = 0;
    for (let match = expression.exec(this.#text); match !== null; match = expression.exec(this.#text)) {
      if (match[0] === '') expression.lastIndex++;
      else yield [this.#cells[match.index]!, this.#cells[match.index + match[0].length]!];
    }
  }
}

/** The mark of a cell on the screen; 0 for none. */
export function markAt(marks: Marks, x: number, y: number): number {
  return x < marks.cols ? (marks.cells[(y - marks.top) * marks.cols + x] ?? 0) : 0;
}

/** What was found where the cursor is, or just before it. */
export function matchAtCursor(state: CopyState): string | undefined {
  const { marks } = state.search;
  if (marks === undefined) return undefined;
  const at = (cursorRow(state) - marks.top) * marks.cols + state.cx;
  const id = marks.cells[at] || marks.cells[at - 1];
  if (!id) return undefined;
  let text = '';
  for (let cell = marks.cells.indexOf(id); marks.cells[cell] === id; cell++) {
    text += state.grid.text(cell % marks.cols, marks.top + Math.floor(cell / marks.cols));
  }
  return text;
}

/** The match that is shown as the current one: the one at the cursor, or in emacs before it after a search down. */
export function currentMark({ search, settings, cx, cy }: CopyState): number {
  const { marks } = search;
  if (marks === undefined) return 0;
  const at = cy * marks.cols + cx;
  const isBehind = settings.keys === 'emacs' && search.went === 'down' && at > 0;
  return marks.cells[isBehind ? at - 1 : at] ?? 0;
}
