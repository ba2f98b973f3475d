/**
 * Whether bytes from outside are a block: everything that reading it relies on, in one pass. Says what follows from the
 * bytes, so that it need not be believed either.
 */
import { clusterFlag, glyphMask, widthShift } from '../screen/cell.js';
import {
  type Block,
  flagBits,
  flagPlain,
  flagWrapped,
  kindBits,
  kindBlank,
  kindCluster,
  kindGap,
  kindMask,
  kindRaw,
  kindText,
  kindWide,
  kindWideCluster,
} from './block.js';
import { maxVarintLength } from './bytes.js';
import type { StyleTable } from './style-table.js';
import { characterAt, characterSize, isPrintable, isPrintableText } from './well-formed.js';

export interface UncheckedBlock {
  readonly width: number;
  readonly rows: number;
  readonly bytes: Uint8Array;
  readonly textLength: number;
  readonly styles: StyleTable;
}

/** What follows from the rows; undefined if they are none. */
export function checkBlock(block: UncheckedBlock): Pick<Block, 'isSimple' | 'longest'> | undefined {
  return new BlockChecker(block).check();
}

class BlockChecker {
  readonly #block: UncheckedBlock;
  readonly #bytes: Uint8Array;
  #record: number;
  #text = 0;
  /** End of the text of the row in hand. */
  #textEnd = 0;
  #isSimple = true;
  #longest = 0;

  constructor(block: UncheckedBlock) {
    this.#block = block;
    this.#bytes = block.bytes;
    this.#record = block.textLength;
  }

  check(): Pick<Block, 'isSimple' | 'longest'> | undefined {
    const { rows, textLength } = this.#block;
    for (let i = 0; i < rows; i++) if (!this.#row()) return undefined;
    if (this.#text !== textLength || this.#record !== this.#bytes.length) return undefined;
    return { isSimple: this.#isSimple, longest: this.#longest };
  }

  #row(): boolean {
    const head = this.#varint();
    if (head < 0) return false;
    this.#textEnd = this.#text + (head >>> flagBits);
    if (this.#textEnd > this.#block.textLength) return false;
    const cols = head & flagPlain ? this.#plain() : this.#runs();
    if (cols < 0 || cols > this.#block.width || this.#text !== this.#textEnd) return false;
    if (head & flagWrapped) {
      this.#longest = Number.POSITIVE_INFINITY;
      if (cols === 0) this.#isSimple = false;
    } else if (cols > this.#longest) this.#longest = cols;
    return true;
  }

  /** Columns of the row, -1 if it is none; so below. */
  #plain(): number {
    const bytes = this.#bytes;
    const from = this.#text;
    const end = this.#textEnd;
    for (let i = from; i < end; i++) if (bytes[i]! < 0x20 || bytes[i]! > 0x7e) return -1;
    this.#text = end;
    return end - from;
  }

  #runs(): number {
    const length = this.#varint();
    const end = this.#record + length;
    if (length < 0 || end > this.#bytes.length) return -1;
    let cols = 0;
    while (this.#record < end) {
      const head = this.#varint();
      const style = this.#varint();
      if (head < 0 || style < 0 || style >= this.#block.styles.size) return -1;
      const kind = head & kindMask;
      const count = head >>> kindBits;
      cols += kind === kindWide || kind === kindWideCluster ? 2 * count : count;
      if (cols > this.#block.width || !this.#run(kind, count)) return -1;
    }
    return this.#record === end ? cols : -1;
  }

  #run(kind: number, count: number): boolean {
    if (kind !== kindText && kind !== kindGap && kind !== kindCluster) this.#isSimple = false;
    if (kind === kindBlank) return true;
    if (kind === kindText) return this.#characters(count);
    for (let i = 0; i < count; i++) if (!this.#cell(kind)) return false;
    return true;
  }

  /** Nearly all there is: one pass over ASCII. */
  #characters(count: number): boolean {
    const bytes = this.#bytes;
    const end = this.#textEnd;
    let at = this.#text;
    for (let left = count; left > 0; left--) {
      const byte = at < end ? bytes[at]! : 0;
      if (byte >= 0x20 && byte < 0x7f) {
        at++;
        continue;
      }
      const codePoint = characterAt(bytes, at, end);
      if (!isPrintable(codePoint)) return false;
      at += characterSize(codePoint);
    }
    this.#text = at;
    return true;
  }

  #cell(kind: number): boolean {
    switch (kind) {
      case kindWide:
        return this.#characters(1);
      case kindGap:
        return this.#space();
      case kindCluster:
      case kindWideCluster:
        return this.#cluster();
      case kindRaw:
        return this.#raw();
      default:
        return false;
    }
  }

  #space(): boolean {
    return this.#text < this.#textEnd && this.#bytes[this.#text++] === 0x20;
  }

  #cluster(): boolean {
    const length = this.#varint();
    const from = this.#text;
    if (length <= 0 || from + length > this.#textEnd) return false;
    this.#text += length;
    return isPrintableText(this.#bytes, from, from + length);
  }

  #raw(): boolean {
    const glyph = this.#varint();
    const width = glyph >>> widthShift;
    if (glyph < 0 || width > 2) return false;
    if (glyph & clusterFlag) return this.#cluster();
    if (glyph & glyphMask) return this.#is(glyph & glyphMask);
    return width === 0 || this.#space();
  }

  #is(codePoint: number): boolean {
    return characterAt(this.#bytes, this.#text, this.#textEnd) === codePoint && this.#characters(1);
  }

  #varint(): number {
    if (this.#record < this.#bytes.length && this.#bytes[this.#record]! < 0x80) return this.#bytes[this.#record++]!;
    let value = 0;
    for (let i = 0; i < maxVarintLength && this.#record < this.#bytes.length; i++) {
      const byte = this.#bytes[this.#record++]!;
      value |= (byte & 0x7f) << (7 * i);
      if (byte < 0x80) return value >>> 0;
    }
    return -1;
  }
}
