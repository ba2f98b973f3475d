/**
 * A cell of a screen: three unsigned 32-bit words, so that rows are plain `Uint32Array`s that are compared and
 * copied without looking inside. The bit layout is the one of xterm.js's buffer cells (adopted, so that the
 * emulator adapter hands rows out by memcpy); nothing outside this package and the painter takes it apart.
 *
 *   word 0  glyph   bits 0–20 code point (0: empty) · bit 21: the row's `clusters` hold the text · bits 22–23 width
 *                   (width 0: the right half of the wide cell before it)
 *   word 1  fg      bits 0–23 colour value · 24–25 colour mode · 26 inverse · 27 bold · 28 underline · 29 blink
 *                   · 30 invisible · 31 strikethrough
 *   word 2  bg      bits 0–23 colour value · 24–25 colour mode · 26 italic · 27 dim · 28 the row's `extended` has
 *                   an entry · 29 protected (DECSCA) · 30 overline · 31 a prompt begins here (OSC 133)
 */
export const wordsPerCell = 3;

export const glyphMask = 0x1fffff;
export const clusterFlag = 0x200000;
export const widthShift = 22;

export const colourMask = 0xffffff;
export const colourModeMask = 0x3000000;
export const colourDefault = 0;
export const colourPalette16 = 0x1000000;
export const colourPalette256 = 0x2000000;
export const colourRgb = 0x3000000;

export const fgInverse = 0x4000000;
export const fgBold = 0x8000000;
export const fgUnderline = 0x10000000;
export const fgBlink = 0x20000000;
export const fgInvisible = 0x40000000;
export const fgStrike = 0x80000000;

export const bgItalic = 0x4000000;
export const bgDim = 0x8000000;
export const bgExtended = 0x10000000;
export const bgProtected = 0x20000000;
export const bgOverline = 0x40000000;
export const bgPrompt = 0x80000000;

/** Underline styles as SGR 4:n numbers them. */
export type UnderlineStyle = 0 | 1 | 2 | 3 | 4 | 5;

/** What does not fit into the three words of a cell. */
export interface Extended {
  readonly underline: UnderlineStyle;
  /** Colour value and mode bits as in word 1; 0 is the default colour. */
  readonly underlineColour: number;
  /** Target of an OSC 8 hyperlink, '' for none. Already cleaned. */
  readonly link: string;
  /** The `id=` parameter of the hyperlink, '' for none. */
  readonly linkId: string;
}

/** One row of a screen. `cells.length` is cols × 3. The maps are sparse, keyed by column; most rows have none. */
export interface Row {
  readonly cells: Uint32Array;
  /** Text of cells with `clusterFlag`: a grapheme cluster of more than one code point. */
  readonly clusters: ReadonlyMap<number, string> | undefined;
  readonly extended: ReadonlyMap<number, Extended> | undefined;
  /** This row continues the one above it (soft wrap). */
  readonly wrapped: boolean;
}
