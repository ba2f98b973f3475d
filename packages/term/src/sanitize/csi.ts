/**
 * What a control sequence may ask of an emulator, and what it costs. An emulator that takes parameters at their word
 * can be held for seconds by 13 bytes (`CSI 2147483647 S`); every count is limited here to the largest one that
 * still changes the screen, so the result is the same and the time is not.
 */
import type { Size } from '@ccmux/core';

/** What a final byte means for limits and cost. */
const kinds = {
  plain: 0,
  tabs: 1,
  lines: 2,
  repeat: 3,
  characters: 4,
  display: 5,
  line: 6,
  mode: 7,
  query: 8,
  columns: 9,
} as const;
type Kind = (typeof kinds)[keyof typeof kinds];

const byFinal = new Uint8Array(128);
const assign = (finals: string, kind: Kind): void => {
  for (const final of finals) byFinal[final.charCodeAt(0)] = kind;
};
assign('IZ', kinds.tabs);
assign('LMST', kinds.lines);
assign('b', kinds.repeat);
assign('@PX', kinds.characters);
assign('J', kinds.display);
assign('K', kinds.line);
assign('hl', kinds.mode);
assign('cnpqtu', kinds.query);

const space = 0x20;
const apostrophe = 0x27;
const question = 0x3f;

function kindOf(prefix: number, intermediates: number, final: number): number {
  if (intermediates === 0) {
    const kind = byFinal[final]!;
    if (prefix === 0 || kind >= kinds.display) return kind;
    return kinds.plain;
  }
  if (prefix === 0 && intermediates === space && (final === 0x40 || final === 0x41)) return kinds.columns;
  if (prefix === 0 && intermediates === apostrophe && (final === 0x7d || final === 0x7e)) return kinds.columns;
  return intermediates === 0x24 ? kinds.query : kinds.plain;
}

/** Cost of a sequence that sets something and is done; in units of about 10 ns, as all costs are. */
export const plainCost = 6;
/** A question is answered with text: formatted, counted, handed on. */
const queryCost = 100;
/** Ends a slice: from here on costs are different (insert mode shifts the row at every character). */
export const endOfSlice = 1e9;

export class CsiPolicy {
  #cols = 0;
  #rows = 0;

  constructor(size: Size) {
    this.resize(size);
  }

  resize(size: Size): void {
    this.#cols = size.cols;
    this.#rows = size.rows;
  }

  /** Most sequences: colours and cursor moves. Needs no limit and costs `plainCost`. */
  isPlain(intermediates: number, final: number): boolean {
    return intermediates === 0 && byFinal[final] === kinds.plain;
  }

  /** The largest first parameter that is passed on, for the value asked for; the value itself if it is fine. */
  clamp(prefix: number, intermediates: number, final: number, value: number): number {
    if (value <= 1) return value;
    switch (kindOf(prefix, intermediates, final)) {
      case kinds.tabs:
      case kinds.characters:
      case kinds.columns:
        return Math.min(value, this.#cols);
      case kinds.lines:
        return Math.min(value, this.#rows);
      case kinds.repeat:
        return this.#clampRepeat(value);
      default:
        return value;
    }
  }

  /** A repeat that fills the screen may be cut by whole rows, of narrow and of wide cells: the cursor ends where it would. */
  #clampRepeat(value: number): number {
    const screen = this.#cols * this.#rows;
    if (value <= screen) return value;
    return screen + ((value - screen) % (this.#cols * Math.max(Math.floor(this.#cols / 2), 1)));
  }

  /** What a sequence with an already clamped first parameter costs. */
  cost(prefix: number, intermediates: number, final: number, value: number): number {
    const count = value > 0 ? value : 1;
    switch (kindOf(prefix, intermediates, final)) {
      case kinds.plain:
        return plainCost;
      case kinds.tabs:
        return plainCost + count + this.#cols;
      case kinds.lines:
        return plainCost + count * (this.#rows + this.#cols);
      case kinds.repeat:
        return plainCost + count * 2;
      case kinds.characters:
        return plainCost + this.#cols;
      case kinds.line:
        return plainCost + this.#cols / 2;
      case kinds.display:
        return plainCost + (this.#rows * this.#cols) / 2;
      case kinds.columns:
        return plainCost + this.#rows * this.#cols;
      case kinds.mode:
        return this.#modeCost(prefix, value);
      default:
        return queryCost;
    }
  }

  #modeCost(prefix: number, value: number): number {
    if (prefix === 0) return endOfSlice;
    const switchesScreen = prefix === question && (value === 47 || value === 1047 || value === 1049);
    return switchesScreen ? this.#rows * this.#cols : plainCost;
  }

  /** A control character in text. */
  controlCost(code: number): number {
    if (code === 0x0d) return 1;
    if (code >= 0x0a && code <= 0x0c) return 8 + this.#cols / 16 + this.#rows / 8;
    return code === 0x09 ? 4 + this.#cols / 8 : 10;
  }

  /** ESC and one final byte, or with intermediates. */
  escapeCost(intermediates: number, final: number): number {
    if (intermediates === 0x23) return this.#rows * this.#cols;
    if (intermediates !== 0) return plainCost;
    if (final === 0x63) return 5000 + this.#rows * this.#cols * 2;
    if (final === 0x4d || final === 0x44 || final === 0x45) return plainCost + this.#rows + this.#cols;
    return plainCost;
  }
}
