/**
 * What the width table says of a code point, packed in one byte. The generator (scripts/generate-width-table.mjs)
 * writes this layout, `clusters.ts` reads it.
 *
 *   bits 0–3 class (below) · bits 4–5 width code (0: one cell, 1: none, 2: two cells) · bit 6: becomes wide with
 *   U+FE0F · bit 7: every terminal agrees on the width
 *
 * 0 is an ordinary character of one cell: what most of the code space is.
 */
export const classMask = 0x0f;
export const widthCodeShift = 4;
export const widensFlag = 0x40;
export const stableFlag = 0x80;

/** Grapheme_Cluster_Break of UAX #29, as far as a terminal needs it apart, with the Indic conjunct classes mixed in. */
export const classes = {
  other: 0,
  /** No width and no effect: format characters, line separators. */
  ignored: 1,
  extend: 2,
  /** Extends a cluster but ends an Indic conjunct (ZWNJ). */
  extendNoConjunct: 3,
  linker: 4,
  zeroWidthJoiner: 5,
  spacingMark: 6,
  regionalIndicator: 7,
  pictographic: 8,
  emojiModifier: 9,
  hangulL: 10,
  hangulV: 11,
  hangulT: 12,
  hangulLV: 13,
  hangulLVT: 14,
  consonant: 15,
} as const;
