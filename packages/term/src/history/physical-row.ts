/**
 * A row outside the emulator that can be written to: what history decodes to, and what is wrapped anew. Owns its cells and
 * side tables; its operations do what those of xterm.js's lines do, out of range included.
 */
import {
  bgExtended,
  clusterFlag,
  type Extended,
  fgUnderline,
  glyphMask,
  type Row,
  widthShift,
  wordsPerCell,
} from '../screen/cell.js';
import { isSameExtended, type RawExtended, toExtended } from './extended.js';

/** A cell that was never written to, and one that was erased in the default colours. */
export const emptyGlyph = 1 << widthShift;
const contentMask = glyphMask | clusterFlag;

/** A line as it is pushed to history. `cluster` and `extended` are asked only where the cell's flags say so. */
export interface LineSource {
  /** cols × 3 words. */
  readonly cells: Uint32Array;
  readonly wrapped: boolean;
  cluster(x: number): string;
  extended(x: number): RawExtended | undefined;
}

/** Whether the cell at `x` is what follows a wide character in the cell before. */
export function endsWide(line: LineSource, x: number): boolean {
  const { cells } = line;
  const o = x * wordsPerCell;
  if (o >= cells.length || cells[o] !== 0 || cells[o + 1] !== cells[o - 2] || cells[o + 2] !== cells[o - 1]) return false;
  return !(cells[o + 2]! & bgExtended) || isSameExtended(line.extended(x), line.extended(x - 1));
}

export class PhysicalRow implements LineSource {
  cells: Uint32Array;
  wrapped: boolean;
  clusters: Map<number, string> | undefined;
  extendeds: Map<number, RawExtended> | undefined;

  constructor(cols: number, wrapped: boolean) {
    this.cells = emptyCells(cols);
    this.wrapped = wrapped;
  }

  get cols(): number {
    return this.cells.length / wordsPerCell;
  }

  cluster(x: number): string {
    return this.clusters?.get(x) ?? ' ';
  }

  extended(x: number): RawExtended | undefined {
    return this.extendeds?.get(x);
  }

  /** 0 past the end. */
  width(x: number): number {
    return (this.cells[x * wordsPerCell] ?? 0) >>> widthShift;
  }

  isEmptyAt(x: number): boolean {
    return ((this.cells[x * wordsPerCell] ?? 0) & contentMask) === 0;
  }

  /** The column after the last character. */
  get trimmedLength(): number {
    for (let x = this.cols - 1; x >= 0; x--) if (!this.isEmptyAt(x)) return x + this.width(x);
    return 0;
  }

  setEmpty(x: number): void {
    const o = x * wordsPerCell;
    if (o >= this.cells.length) return;
    this.cells[o] = emptyGlyph;
    this.cells[o + 1] = 0;
    this.cells[o + 2] = 0;
  }

  /** New columns are empty; what is cut off is gone. */
  resize(cols: number): void {
    if (cols === this.cols) return;
    const cells = emptyCells(cols);
    cells.set(cols * wordsPerCell < this.cells.length ? this.cells.subarray(0, cols * wordsPerCell) : this.cells);
    this.cells = cells;
    for (const table of [this.clusters, this.extendeds]) for (const x of table?.keys() ?? []) if (x >= cols) table!.delete(x);
  }

  /** `backwards` for moving cells to the right within the row. */
  copy(from: PhysicalRow, fromColumn: number, toColumn: number, count: number, backwards: boolean): void {
    for (let i = 0; i < count; i++) {
      const step = backwards ? count - 1 - i : i;
      this.#copyCell(from, fromColumn + step, toColumn + step);
    }
  }

  #copyCell(from: PhysicalRow, fromColumn: number, toColumn: number): void {
    const o = toColumn * wordsPerCell;
    if (o >= this.cells.length) return;
    const source = fromColumn * wordsPerCell;
    const glyph = from.cells[source] ?? 0;
    const bg = from.cells[source + 2] ?? 0;
    this.cells[o] = glyph;
    this.cells[o + 1] = from.cells[source + 1] ?? 0;
    this.cells[o + 2] = bg;
    if (glyph & clusterFlag) this.setCluster(toColumn, from.cluster(fromColumn));
    if (bg & bgExtended) this.setExtended(toColumn, from.extended(fromColumn));
  }

  setCluster(x: number, text: string): void {
    this.clusters ??= new Map();
    this.clusters.set(x, text);
  }

  setExtended(x: number, value: RawExtended | undefined): void {
    if (value === undefined) {
      this.extendeds?.delete(x);
      return;
    }
    this.extendeds ??= new Map();
    this.extendeds.set(x, value);
  }
}

function emptyCells(cols: number): Uint32Array {
  const cells = new Uint32Array(cols * wordsPerCell);
  for (let o = 0; o < cells.length; o += wordsPerCell) cells[o] = emptyGlyph;
  return cells;
}

/** As everybody else reads it. Shares the cells. */
export function toRow(row: PhysicalRow): Row {
  const { cells } = row;
  let flags = 0;
  for (let o = 0; o < cells.length; o += wordsPerCell) flags |= (cells[o]! & clusterFlag) | (cells[o + 2]! & bgExtended);
  return {
    cells,
    clusters: flags & clusterFlag ? clustersOf(row) : undefined,
    extended: flags & bgExtended ? extendedOf(row) : undefined,
    wrapped: row.wrapped,
  };
}

/** Only entries that a cell still refers to. */
function clustersOf(row: PhysicalRow): ReadonlyMap<number, string> {
  const clusters = new Map<number, string>();
  for (let x = 0; x < row.cols; x++) if (row.cells[x * wordsPerCell]! & clusterFlag) clusters.set(x, row.cluster(x));
  return clusters;
}

function extendedOf(row: PhysicalRow): ReadonlyMap<number, Extended> {
  const result = new Map<number, Extended>();
  for (let x = 0; x < row.cols; x++) {
    const o = x * wordsPerCell;
    const raw = row.cells[o + 2]! & bgExtended ? row.extended(x) : undefined;
    if (raw !== undefined) result.set(x, toExtended(raw, (row.cells[o + 1]! & fgUnderline) !== 0));
  }
  return result;
}
