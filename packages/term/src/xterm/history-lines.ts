/** Lines of xterm.js as history takes them, and rows of history as lines of xterm.js. */
import type { RawExtended } from '../history/extended.js';
import { emptyGlyph, type LineSource, type PhysicalRow } from '../history/physical-row.js';
import { bgExtended, clusterFlag, widthShift, wordsPerCell } from '../screen/cell.js';
import type { Internals, XtermBuffer, XtermExtended, XtermLine } from './internals.js';
import { linkOf } from './links.js';

/** One object for all lines, so that a flood allocates none. */
export class LineReader implements LineSource {
  cells: Uint32Array = new Uint32Array(0);
  wrapped = false;
  #line: XtermLine | undefined;
  /** The side table entry seen last; those of a run are the same object. */
  #from: XtermExtended | undefined;
  #extended: RawExtended | undefined;

  /** `cells`: those of the line that are on the screen. */
  of(line: XtermLine, cells: Uint32Array): this {
    this.#line = line;
    this.cells = cells;
    this.wrapped = line.isWrapped;
    return this;
  }

  cluster(x: number): string {
    return this.#line?._combined[x] ?? ' ';
  }

  extended(x: number): RawExtended | undefined {
    const from = this.#line?._extendedAttrs[x];
    if (from === undefined) return undefined;
    if (from !== this.#from) {
      this.#from = from;
      this.#extended = { bits: from._ext, link: linkOf(from) };
    }
    return this.#extended;
  }
}

export class LineWriter {
  readonly #internals: Internals;
  readonly #extended = new Map<RawExtended, XtermExtended>();

  constructor(internals: Internals) {
    this.#internals = internals;
  }

  /** A line of `cols` columns, no fewer than the screen has, and no more than the row. */
  line(row: PhysicalRow, cols: number): XtermLine {
    const { input, bufferService } = this.#internals;
    const { normal } = bufferService.buffers;
    const line = normal.getBlankLine(input._eraseAttrData(), row.wrapped);
    if (cols !== line.length) line.resize(cols, normal.getNullCell(input._eraseAttrData()));
    const cells = row.cells.subarray(0, cols * wordsPerCell);
    line._data.set(cells);
    line._combined = {};
    line._extendedAttrs = {};
    for (let x = 0; x < cols; x++) {
      const o = x * wordsPerCell;
      if (cells[o]! & clusterFlag) line._combined[x] = row.cluster(x);
      const extended = cells[o + 2]! & bgExtended ? row.extended(x) : undefined;
      if (extended !== undefined) line._extendedAttrs[x] = this.#toXterm(extended);
    }
    return line;
  }

  #toXterm(extended: RawExtended): XtermExtended {
    let result = this.#extended.get(extended);
    if (result === undefined) {
      result = this.#internals.input._curAttrData.extended.clone();
      result.ext = extended.bits;
      result.urlId = extended.link ?? 0;
      this.#extended.set(extended, result);
    }
    return result;
  }
}

/** The line of the cursor is cut, not wrapped, and half of a wide character may stay at its end. */
export function blankCutCharacters({ lines }: XtermBuffer): void {
  for (let i = 0; i < lines.length; i++) {
    const { _data: cells } = lines.get(i)!;
    const last = cells.length - wordsPerCell;
    if (cells[last]! >>> widthShift === 2) cells[last] = emptyGlyph;
  }
}
