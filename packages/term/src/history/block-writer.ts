/**
 * Writes rows into a block that grows until it is taken. The hot path of every flood: one pass over the cells, bytes for
 * ASCII, nothing allocated. Owns its buffers; they grow with the largest block and stay.
 */
import { bgExtended, clusterFlag, glyphMask, widthShift, wordsPerCell } from '../screen/cell.js';
import {
  type Block,
  flagBits,
  flagPlain,
  flagWrapped,
  kindBits,
  kindBlank,
  kindCluster,
  kindGap,
  kindRaw,
  kindText,
  kindWide,
  kindWideCluster,
} from './block.js';
import { byteLength, maxVarintLength, withRoom, writeCodePoint, writeText, writeVarint } from './bytes.js';
import { isSameExtended, type RawExtended } from './extended.js';
import { emptyGlyph, endsWide, type LineSource } from './physical-row.js';
import { StyleTable } from './style-table.js';

/** A code point takes at most so many bytes. */
const maxCharacterLength = 4;
/** Count, style and a glyph or a length: the longest run of one cell. */
const maxRunLength = 4 * maxVarintLength;
/** Styles after which the next block starts a table of its own, so that old colours do not live as long as new text. */
const maxStyles = 1024;
const noKind = -1;

export class BlockWriter {
  #text: Uint8Array = new Uint8Array(2048);
  #textEnd = 0;
  #records: Uint8Array = new Uint8Array(512);
  #recordsEnd = 0;
  /** The runs of the row in hand: their length stands before them. */
  #runs: Uint8Array = new Uint8Array(256);
  #runsEnd = 0;
  #pendingKind = noKind;
  #pendingStyle = 0;
  #pendingCount = 0;
  #styles = new StyleTable();
  /** Columns of the row in hand up to the last one written to. */
  #written = 0;
  /** Text that the row in hand may have, clusters aside. */
  #rowRoom = 0;
  #rows = 0;
  #isSimple = true;
  #longest = 0;

  get rows(): number {
    return this.#rows;
  }

  /** Bytes so far. */
  get size(): number {
    return this.#textEnd + this.#recordsEnd;
  }

  get styles(): StyleTable {
    return this.#styles;
  }

  push(line: LineSource): void {
    const { cells } = line;
    // Constants of other modules are variables in a bundle; loops are faster without.
    const cellWords = wordsPerCell;
    const empty = emptyGlyph;
    let end = cells.length;
    while (end > 0 && cells[end - 3] === empty && cells[end - 2] === 0 && cells[end - 1] === 0) end -= cellWords;
    const cols = (end / cellWords) | 0;
    this.#reserve(cols);
    const text = this.#text;
    const start = this.#textEnd;
    let p = start;
    let o = 0;
    for (; o < end; o += cellWords) {
      const c = cells[o]! ^ empty;
      if ((c - 1) >>> 0 > 0x7e || cells[o + 1] !== 0 || cells[o + 2] !== 0) break;
      text[p++] = c;
    }
    this.#textEnd = p;
    const isPlain = o === end;
    if (!isPlain) this.#encode(line, o / wordsPerCell, cols);
    const flags = (line.wrapped ? flagWrapped : 0) | (isPlain ? flagPlain : 0);
    const records = this.#records;
    let at = writeVarint(records, this.#recordsEnd, ((this.#textEnd - start) << flagBits) | flags);
    if (!isPlain) {
      const runs = this.#runs;
      const runsEnd = this.#runsEnd;
      at = writeVarint(records, at, runsEnd);
      for (let i = 0; i < runsEnd; i++) records[at++] = runs[i]!;
    }
    this.#recordsEnd = at;
    this.#rows++;
    if (line.wrapped) {
      this.#longest = Number.POSITIVE_INFINITY;
      // An empty continuation is forgotten when it is wrapped anew.
      if (cols === 0) this.#isSimple = false;
    } else if (cols > this.#longest) this.#longest = cols;
  }

  /** The rows so far as a block of their own; the writer goes on. */
  toBlock(width: number, age: number): Block {
    const bytes = new Uint8Array(this.size);
    bytes.set(this.#text.subarray(0, this.#textEnd));
    bytes.set(this.#records.subarray(0, this.#recordsEnd), this.#textEnd);
    return {
      width,
      age,
      rows: this.#rows,
      bytes,
      textLength: this.#textEnd,
      styles: this.#styles,
      isSimple: this.#isSimple,
      longest: this.#longest,
    };
  }

  /** Starts over with an empty block. */
  clear(): void {
    this.#textEnd = 0;
    this.#recordsEnd = 0;
    this.#rows = 0;
    this.#isSimple = true;
    this.#longest = 0;
    if (this.#styles.size > maxStyles) this.#styles = new StyleTable();
  }

  /** A writer that goes on after a block. Attributes are shared: they are only ever added. */
  static after(block: Block): BlockWriter {
    const writer = new BlockWriter();
    writer.#text = block.bytes.slice(0, block.textLength);
    writer.#textEnd = block.textLength;
    writer.#records = block.bytes.slice(block.textLength);
    writer.#recordsEnd = writer.#records.length;
    writer.#styles = block.styles;
    writer.#rows = block.rows;
    writer.#isSimple = block.isSimple;
    writer.#longest = block.longest;
    return writer;
  }

  /** Room for a row of so many cells, clusters aside. */
  #reserve(cols: number): void {
    this.#rowRoom = cols * maxCharacterLength;
    const recordRoom = (cols + 1) * maxRunLength;
    if (this.#textEnd + this.#rowRoom > this.#text.length) this.#text = withRoom(this.#text, this.#textEnd, this.#rowRoom);
    if (this.#recordsEnd + recordRoom > this.#records.length)
      this.#records = withRoom(this.#records, this.#recordsEnd, recordRoom);
    if (recordRoom > this.#runs.length) this.#runs = withRoom(this.#runs, 0, recordRoom);
  }

  /** Runs from column `from` to `end`; what is before is plain and already in the text. */
  #encode(line: LineSource, from: number, end: number): void {
    this.#runsEnd = 0;
    this.#pendingKind = noKind;
    if (from > 0) this.#run(kindText, 0, from);
    const { cells } = line;
    let written = end;
    while (written > 0 && cells[(written - 1) * wordsPerCell] === emptyGlyph) written--;
    if (written < end) this.#isSimple = false;
    this.#written = written;
    let x = from;
    while (x < end) {
      const fg = cells[x * wordsPerCell + 1]!;
      const bg = cells[x * wordsPerCell + 2]!;
      const extended = bg & bgExtended ? line.extended(x) : undefined;
      const style = this.#styles.indexOf(fg, bg, extended);
      const after = this.#encodeText(line, x, end, extended, style);
      x = after > x ? after : this.#encodeOther(line, x, style, end);
    }
    this.#flush();
  }

  /** Characters in the style of the cell at `from` that are no clusters; returns the column after them. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the loop of every flood; in parts it costs a third more
  #encodeText(line: LineSource, from: number, end: number, extended: RawExtended | undefined, style: number): number {
    const { cells } = line;
    const cellWords = wordsPerCell;
    const narrow = emptyGlyph;
    const text = this.#text;
    const fg = cells[from * cellWords + 1]!;
    const bg = cells[from * cellWords + 2]!;
    let p = this.#textEnd;
    let kind = kindText;
    let start = from;
    let x = from;
    for (let o = x * cellWords; x < end; o = x * cellWords) {
      if (cells[o + 1] !== fg || cells[o + 2] !== bg || (bg & bgExtended && !isSameExtended(line.extended(x), extended))) break;
      const glyph = cells[o]!;
      const c = glyph ^ narrow;
      if ((c - 1) >>> 0 < 0x7f) {
        if (kind !== kindText) {
          this.#run(kind, style, (x - start) >> 1);
          kind = kindText;
          start = x;
        }
        text[p++] = c;
        x++;
        continue;
      }
      const width = glyph >>> widthShift;
      if ((glyph & clusterFlag) !== 0 || (glyph & glyphMask) === 0 || width === 0) break;
      const next = width === 1 ? kindText : kindWide;
      if (next === kindWide) {
        if (!endsWide(line, x + 1)) break;
        this.#isSimple = false;
      }
      if (next !== kind) {
        if (x > start) this.#run(kind, style, kind === kindWide ? (x - start) >> 1 : x - start);
        kind = next;
        start = x;
      }
      p = writeCodePoint(text, p, glyph & glyphMask);
      x += width;
    }
    if (x > start) this.#run(kind, style, kind === kindWide ? (x - start) >> 1 : x - start);
    this.#textEnd = p;
    return x;
  }

  /** Empty cells, a cluster, or a cell that is neither; returns the column after what it took. */
  #encodeOther(line: LineSource, x: number, style: number, end: number): number {
    const glyph = line.cells[x * wordsPerCell]!;
    if (glyph === emptyGlyph) return this.#encodeEmpty(line, x, style, x >= this.#written ? end : this.#written);
    const width = glyph >>> widthShift;
    if (width !== 1) this.#isSimple = false;
    const isWide = width === 2 && endsWide(line, x + 1);
    if ((glyph & clusterFlag) === 0 || (glyph & glyphMask) !== 0 || (width !== 1 && !isWide)) {
      this.#raw(line, x, style);
      return x + 1;
    }
    this.#open(isWide ? kindWideCluster : kindCluster, style);
    this.#cluster(line.cluster(x));
    return x + width;
  }

  /** Cells without text that look the same, up to column `end` at most; returns the column after them. */
  #encodeEmpty({ cells }: LineSource, from: number, style: number, end: number): number {
    const isBlank = from >= this.#written;
    const fg = cells[from * wordsPerCell + 1]!;
    const bg = cells[from * wordsPerCell + 2]!;
    // Side table entries of cells without text differ rarely: one by one.
    const last = bg & bgExtended ? from + 1 : end;
    let x = from;
    for (let o = x * wordsPerCell; x < last; o += wordsPerCell) {
      if (cells[o] !== emptyGlyph || cells[o + 1] !== fg || cells[o + 2] !== bg) break;
      if (!isBlank) this.#text[this.#textEnd++] = 0x20;
      x++;
    }
    this.#run(isBlank ? kindBlank : kindGap, style, x - from);
    return x;
  }

  #raw(line: LineSource, x: number, style: number): void {
    const glyph = line.cells[x * wordsPerCell]!;
    this.#isSimple = false;
    this.#open(kindRaw, style);
    this.#runsEnd = writeVarint(this.#runs, this.#runsEnd, glyph);
    if (glyph & clusterFlag) this.#cluster(line.cluster(x));
    else if (glyph & glyphMask) this.#textEnd = writeCodePoint(this.#text, this.#textEnd, glyph & glyphMask);
    else if (glyph >>> widthShift) this.#text[this.#textEnd++] = 0x20;
  }

  #cluster(cluster: string): void {
    const length = byteLength(cluster);
    this.#runsEnd = writeVarint(this.#runs, this.#runsEnd, length);
    // The cells still to come keep their room.
    this.#text = withRoom(this.#text, this.#textEnd, length + this.#rowRoom);
    this.#textEnd = writeText(this.#text, this.#textEnd, cluster);
  }

  #run(kind: number, style: number, count: number): void {
    if (kind === this.#pendingKind && style === this.#pendingStyle) {
      this.#pendingCount += count;
      return;
    }
    this.#flush();
    this.#pendingKind = kind;
    this.#pendingStyle = style;
    this.#pendingCount = count;
  }

  /** A run of one cell; what its kind adds is written after it. */
  #open(kind: number, style: number): void {
    this.#flush();
    this.#runsEnd = writeVarint(this.#runs, this.#runsEnd, (1 << kindBits) | kind);
    this.#runsEnd = writeVarint(this.#runs, this.#runsEnd, style);
  }

  #flush(): void {
    if (this.#pendingKind === noKind) return;
    this.#runsEnd = writeVarint(this.#runs, this.#runsEnd, (this.#pendingCount << kindBits) | this.#pendingKind);
    this.#runsEnd = writeVarint(this.#runs, this.#runsEnd, this.#pendingStyle);
    this.#pendingKind = noKind;
  }
}
