/**
 * Turns a row of a grid into what will really be painted: unsafe text replaced, halves of wide characters without
 * the other half blanked, colours and attributes reduced to what the host has. What comes out is compared with
 * the front grid, so that a difference that cannot be shown costs nothing.
 */
import {
  bgDim,
  bgExtended,
  bgItalic,
  bgOverline,
  clusterFlag,
  colourMask,
  colourModeMask,
  fgBlink,
  fgBold,
  fgInverse,
  fgInvisible,
  fgStrike,
  fgUnderline,
  glyphMask,
  type UnderlineStyle,
  widthShift,
  wordsPerCell,
} from '../screen/cell.js';
import type { Capabilities } from './capabilities.js';
import { degradeColour } from './colours.js';
import { glyphClass, glyphUnsafe } from './glyph-class.js';
import { blankGlyph, type CellSide, type Grid } from './grid.js';
import { cleanCluster, cleanLink, cleanLinkId, replacement } from './safe-text.js';

const colourBits = colourMask | colourModeMask;
const narrow = 1 << widthShift;

export class RowNormaliser {
  /** cols × 3 words of the row normalised last. */
  readonly words: Uint32Array;
  /** Side entries of the row normalised last, by column; meaningful where a cell is flagged. */
  readonly sides: (CellSide | undefined)[];
  readonly #capabilities: Capabilities;
  readonly #fgFlags: number;
  readonly #bgFlags: number;
  readonly #allColours: boolean;

  constructor(cols: number, capabilities: Capabilities) {
    this.words = new Uint32Array(cols * wordsPerCell);
    this.sides = new Array(cols).fill(undefined);
    this.#capabilities = capabilities;
    this.#allColours = capabilities.colours === 'truecolor';
    const strike = capabilities.strike ? fgStrike : 0;
    this.#fgFlags = fgInverse | fgBold | fgUnderline | fgBlink | fgInvisible | strike;
    this.#bgFlags =
      (capabilities.italic ? bgItalic : 0) | (capabilities.dim ? bgDim : 0) | (capabilities.overline ? bgOverline : 0);
  }

  /** Fills `words` and `sides` from row y of the grid. */
  load(grid: Grid, y: number): void {
    const { words } = this;
    const { cells } = grid;
    const fgFlags = this.#fgFlags;
    const bgFlags = this.#bgFlags;
    let from = y * grid.cols * wordsPerCell;
    for (let to = 0; to < words.length; to += 3, from += 3) {
      const glyph = cells[from]!;
      const fg = cells[from + 1]!;
      const bg = cells[from + 2]!;
      const text = glyph & glyphMask;
      if (glyph >>> 21 === 2 && text >= 0x20 && text < 0x7f && (bg & bgExtended) === 0) {
        words[to] = glyph;
        words[to + 1] = fg === 0 ? 0 : this.#reduce(fg, fgFlags);
        words[to + 2] = bg === 0 ? 0 : this.#reduce(bg, bgFlags);
      } else {
        this.#loadUnusual(grid, from, to);
      }
    }
  }

  #reduce(word: number, flags: number): number {
    const colour = word & colourBits;
    if (this.#allColours && (colour & colourModeMask) === colourModeMask) return (word & (flags | colourBits)) >>> 0;
    return ((word & flags) | degradeColour(colour, this.#capabilities.colours)) >>> 0;
  }

  /** Anything but a single printable ASCII character: empty, wide, cluster, not ASCII, with extended attributes. */
  #loadUnusual(grid: Grid, from: number, to: number): void {
    const { cells } = grid;
    const { words } = this;
    const glyph = cells[from]!;
    let fg = this.#reduce(cells[from + 1]!, this.#fgFlags);
    let bg = this.#reduce(cells[from + 2]!, this.#bgFlags);
    const flagged = (glyph & clusterFlag) !== 0 || (cells[from + 2]! & bgExtended) !== 0;
    const side = flagged ? grid.side.get(from / wordsPerCell) : undefined;
    const extended = (cells[from + 2]! & bgExtended) !== 0 ? side : undefined;

    const width = this.#widthAt(cells, from, to);
    let cluster = '';
    let text = glyph & glyphMask;
    if (width !== 0 && (glyph & clusterFlag) !== 0) {
      cluster = cleanCluster(side?.cluster ?? '');
      text = cluster.codePointAt(0) ?? 0;
      if (cluster.length <= (text > 0xffff ? 2 : 1)) cluster = '';
    }
    words[to] = packGlyph(text, width, cluster !== '');

    let kept: CellSide | undefined;
    if (cluster !== '' || extended !== undefined) {
      kept = this.#reduceSide(cluster, extended, (fg & fgUnderline) !== 0);
      if (kept.underline > 0) fg = (fg | fgUnderline) >>> 0;
      if (kept.underline > 1 || kept.underlineColour !== 0 || kept.link !== '') bg = (bg | bgExtended) >>> 0;
    }
    this.sides[to / wordsPerCell] = kept;
    words[to + 1] = fg;
    words[to + 2] = bg;
  }

  /** The cell's width, 0 for the right half of a proper wide cell, 1 for anything broken (whose text is then dropped). */
  #widthAt(cells: Uint32Array, from: number, to: number): 0 | 1 | 2 | -1 {
    const width = (cells[from]! >>> widthShift) & 3;
    if (width === 0) {
      if (to === 0) return -1;
      return this.words[to - 3]! >>> widthShift === 2 && (cells[from]! & (glyphMask | clusterFlag)) === 0 ? 0 : -1;
    }
    if (width === 1) return 1;
    const right = cells[from + 3]!;
    const whole =
      width === 2 && to + 3 < this.words.length && (right & (glyphMask | clusterFlag)) === 0 && right >>> widthShift === 0;
    return whole ? 2 : -1;
  }

  #reduceSide(cluster: string, side: CellSide | undefined, underlined: boolean): CellSide {
    const { hyperlinks, styledUnderlines, underlineColour, colours } = this.#capabilities;
    const style = side?.underline ?? 0;
    const wanted: UnderlineStyle = style > 0 && style <= 5 ? style : underlined ? 1 : 0;
    const underline = wanted > 1 && !styledUnderlines ? 1 : wanted;
    const colour = underline > 0 && underlineColour ? degradeColour((side?.underlineColour ?? 0) & colourBits, colours) : 0;
    const link = hyperlinks && side !== undefined ? cleanLink(side.link) : '';
    const linkId = link === '' || side === undefined ? '' : cleanLinkId(side.linkId);
    return { cluster, underline, underlineColour: colour, link, linkId };
  }
}

function packGlyph(text: number, width: 0 | 1 | 2 | -1, isCluster: boolean): number {
  if (width === 0) return 0;
  if (width === -1 || text === 0) return blankGlyph;
  const shown = text < 0x20 ? 0x20 : text >= 0x7f && glyphClass(text) === glyphUnsafe ? replacement : text;
  if (shown === 0x20 && !isCluster) return width === 2 ? 0x20 | (2 << widthShift) : blankGlyph;
  // A replacement is narrow everywhere; a wide cell keeps its width and the rest of it stays blank.
  return (shown | (width === 2 ? 2 << widthShift : narrow) | (isCluster ? clusterFlag : 0)) >>> 0;
}
