/**
 * The attributes that the rows of some blocks have, each once or a few times; runs name them by index. Grows with the
 * blocks that use it, ends with the last of them. Whoever writes blocks starts a new one when it has become large.
 */
import { isSameExtended, type RawExtended } from './extended.js';

const wordsPerStyle = 3;
/** Places of the lookup; a power of two. What does not fit is stored a second time, which only costs its size. */
const slotCount = 256;
const probes = 4;
const probeOffsets = Array.from({ length: probes }, (_, i) => i);

export class StyleTable {
  /** fg, bg, index into `#extended`. The first style is the default one. */
  #words = new Uint32Array(8 * wordsPerStyle);
  #size = 1;
  #extended: (RawExtended | undefined)[] = [undefined];
  readonly #slots = new Int32Array(slotCount);

  /**
   * The table that `words` and `extendeds` were taken from, which goes on as it would have. Every third word is an index of
   * `extendeds`, whose first is none; the first style is the default one.
   */
  static from(words: Uint32Array, extendeds: readonly (RawExtended | undefined)[]): StyleTable {
    const table = new StyleTable();
    table.#size = words.length / wordsPerStyle;
    table.#words = new Uint32Array(Math.max(words.length, table.#words.length));
    table.#words.set(words);
    table.#extended = [...extendeds];
    for (let style = 1; style < table.#size; style++) {
      const hash = hashOf(table.fg(style), table.bg(style), table.extended(style));
      const free = probeOffsets.find((i) => table.#slots[(hash + i) & (slotCount - 1)] === 0) ?? 0;
      table.#slots[(hash + free) & (slotCount - 1)] = style;
    }
    return table;
  }

  /** fg, bg and index into `extendeds` of every style. */
  get words(): Uint32Array {
    return this.#words.subarray(0, this.#size * wordsPerStyle);
  }

  get size(): number {
    return this.#size;
  }

  get byteLength(): number {
    return this.#words.byteLength + this.#slots.byteLength;
  }

  fg(style: number): number {
    return this.#words[style * wordsPerStyle]!;
  }

  bg(style: number): number {
    return this.#words[style * wordsPerStyle + 1]!;
  }

  extended(style: number): RawExtended | undefined {
    return this.#extended[this.#words[style * wordsPerStyle + 2]!];
  }

  /** Every side table entry, for whoever counts what links keep. */
  get extendeds(): readonly (RawExtended | undefined)[] {
    return this.#extended;
  }

  /** The index of a style, added if need be. */
  indexOf(fg: number, bg: number, extended: RawExtended | undefined): number {
    if (fg === 0 && bg === 0) return 0;
    const hash = hashOf(fg, bg, extended);
    for (let i = 0; i < probes; i++) {
      const slot = (hash + i) & (slotCount - 1);
      const style = this.#slots[slot]!;
      if (style === 0) return this.#add(slot, fg, bg, extended);
      if (this.fg(style) === fg && this.bg(style) === bg && isSameExtended(this.extended(style), extended)) return style;
    }
    return this.#add(hash & (slotCount - 1), fg, bg, extended);
  }

  #add(slot: number, fg: number, bg: number, extended: RawExtended | undefined): number {
    const style = this.#size++;
    const at = style * wordsPerStyle;
    if (at + wordsPerStyle > this.#words.length) {
      const larger = new Uint32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[at] = fg;
    this.#words[at + 1] = bg;
    this.#words[at + 2] = extended === undefined ? 0 : this.#extendedIndex(extended);
    this.#slots[slot] = style;
    return style;
  }

  /** Runs that follow each other mostly differ in colours only. */
  #extendedIndex(extended: RawExtended): number {
    const last = this.#extended.length - 1;
    if (last > 0 && isSameExtended(this.#extended[last], extended)) return last;
    return this.#extended.push(extended) - 1;
  }
}

const hashOf = (fg: number, bg: number, extended: RawExtended | undefined): number =>
  Math.imul(fg ^ Math.imul(bg, 0x9e3779b1) ^ (extended?.bits ?? 0), 0x85ebca6b) >>> 16;
