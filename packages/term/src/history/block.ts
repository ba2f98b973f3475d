/**
 * A piece of history: some hundred rows as text and attribute runs. Immutable.
 *
 *   bytes   the text of all rows (UTF-8, no separators), then a record for each row:
 *           varint  text length << 2 | plain << 1 | wrapped
 *           unless plain: varint length of the runs, then the runs: varint count << 3 | kind, varint style, and what the kind adds
 *
 * A plain row is narrow ASCII in the default style. Cells after the last run were never written to. The text is what
 * `rowText` gives for the row, so that a search may look at the bytes alone.
 */
import { bgExtended, clusterFlag, glyphMask, widthShift, wordsPerCell } from '../screen/cell.js';
import { ByteReader, readText } from './bytes.js';
import { PhysicalRow } from './physical-row.js';
import type { StyleTable } from './style-table.js';

export const flagWrapped = 1;
export const flagPlain = 2;
export const flagBits = 2;

export const kindBits = 3;
export const kindMask = (1 << kindBits) - 1;
/** Narrow characters. */
export const kindText = 0;
/** Cells that were never written to, before others that were; a space of text each. */
export const kindGap = 1;
/** Wide characters: two cells each, the second one empty. */
export const kindWide = 2;
/** Narrow clusters; adds the length of each one's text. */
export const kindCluster = 3;
/** Wide clusters; adds the same. */
export const kindWideCluster = 4;
/** Anything else; adds the glyph word of each cell, and the length of its text if it is a cluster. */
export const kindRaw = 5;
/** Coloured cells without text at the end of a row. */
export const kindBlank = 6;

export interface Block {
  /** Columns when it was written. */
  readonly width: number;
  /** Which of the widths that the history has had that was. */
  readonly age: number;
  readonly rows: number;
  readonly bytes: Uint8Array;
  /** Where the records begin. */
  readonly textLength: number;
  readonly styles: StyleTable;
  /** No wide characters and nothing that depends on the widths it went through: wrapping is a matter of lengths. */
  readonly isSimple: boolean;
  /** Cells of the longest row; infinite if a row continues another. */
  readonly longest: number;
}

/** Where the rows of a block are: text and record of each, and the ends. */
export interface BlockIndex {
  readonly text: Uint32Array;
  readonly records: Uint32Array;
}

export function indexOf(block: Block): BlockIndex {
  const text = new Uint32Array(block.rows + 1);
  const records = new Uint32Array(block.rows + 1);
  const reader = new ByteReader(block.bytes, block.textLength);
  let at = 0;
  for (let i = 0; i < block.rows; i++) {
    text[i] = at;
    records[i] = reader.at;
    const head = reader.varint();
    at += head >>> flagBits;
    if (!(head & flagPlain)) {
      const length = reader.varint();
      reader.at += length;
    }
  }
  text[block.rows] = at;
  records[block.rows] = reader.at;
  return { text, records };
}

export const isWrappedRow = (block: Block, index: BlockIndex, row: number): boolean =>
  (block.bytes[index.records[row]!]! & flagWrapped) !== 0;

/** Calls back with the cells of every row up to the last one written to; of simple blocks, where a run has a cell for each. */
export function forEachRow(block: Block, callback: (length: number, isWrapped: boolean, row: number) => void): void {
  const reader = new ByteReader(block.bytes, block.textLength);
  for (let i = 0; i < block.rows; i++) {
    const head = reader.varint();
    let length = 0;
    if (head & flagPlain) length = head >>> flagBits;
    else {
      const end = reader.varint() + reader.at;
      while (reader.at < end) {
        const run = reader.varint();
        reader.varint();
        length += run >>> kindBits;
        if ((run & kindMask) === kindCluster) reader.varint();
      }
    }
    callback(length, (head & flagWrapped) !== 0, i);
  }
}

/** Row `row` as it was written. */
export function decodeRow(block: Block, index: BlockIndex, row: number): PhysicalRow {
  const { bytes } = block;
  const record = new ByteReader(bytes, index.records[row]!);
  const head = record.varint();
  const result = new PhysicalRow(block.width, (head & flagWrapped) !== 0);
  const from = index.text[row]!;
  if (head & flagPlain) {
    const { cells } = result;
    for (let i = from, o = 0; i < index.text[row + 1]!; i++, o += wordsPerCell) cells[o] = bytes[i]! | (1 << widthShift);
    return result;
  }
  const length = record.varint();
  new RowDecoder(block, record, new ByteReader(bytes, from), result).run(record.at + length);
  return result;
}

class RowDecoder {
  readonly #styles: StyleTable;
  readonly #record: ByteReader;
  readonly #text: ByteReader;
  readonly #row: PhysicalRow;
  #x = 0;

  constructor(block: Block, record: ByteReader, text: ByteReader, row: PhysicalRow) {
    this.#styles = block.styles;
    this.#record = record;
    this.#text = text;
    this.#row = row;
  }

  run(end: number): void {
    while (this.#record.at < end) {
      const head = this.#record.varint();
      const style = this.#record.varint();
      const kind = head & kindMask;
      for (let count = head >>> kindBits; count > 0; count--) this.#cell(kind, style);
    }
  }

  #cell(kind: number, style: number): void {
    const narrow = 1 << widthShift;
    const wide = 2 << widthShift;
    switch (kind) {
      case kindText:
        return this.#put(this.#text.codePoint() | narrow, style);
      case kindGap:
        this.#text.at++;
        return this.#put(narrow, style);
      case kindBlank:
        return this.#put(narrow, style);
      case kindWide:
        this.#put(this.#text.codePoint() | wide, style);
        return this.#put(0, style);
      case kindCluster:
        this.#cluster();
        return this.#put(clusterFlag | narrow, style);
      case kindWideCluster:
        this.#cluster();
        this.#put(clusterFlag | wide, style);
        return this.#put(0, style);
      default:
        return this.#raw(style);
    }
  }

  #put(glyph: number, style: number): void {
    const { cells } = this.#row;
    const o = this.#x * wordsPerCell;
    cells[o] = glyph;
    cells[o + 1] = this.#styles.fg(style);
    const bg = this.#styles.bg(style);
    cells[o + 2] = bg;
    if (bg & bgExtended) this.#row.setExtended(this.#x, this.#styles.extended(style));
    this.#x++;
  }

  #cluster(): void {
    const end = this.#text.at + this.#record.varint();
    this.#row.setCluster(this.#x, readText(this.#text.bytes, this.#text.at, end));
    this.#text.at = end;
  }

  #raw(style: number): void {
    const glyph = this.#record.varint();
    if (glyph & clusterFlag) this.#cluster();
    else if (glyph & glyphMask) this.#text.codePoint();
    else if (glyph >>> widthShift) this.#text.at++;
    this.#put(glyph, style);
  }
}
