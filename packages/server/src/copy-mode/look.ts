/** The styles of copy mode as words of cells. Pure. */
import type { Colour, Style } from '@ccmux/core';
import { cell } from '@ccmux/term';

/** Foreground and background word of a cell. */
export interface Look {
  readonly fg: number;
  readonly bg: number;
}

export interface Looks {
  /** The selection, and the position in the corner. */
  readonly selection: Look;
  readonly match: Look;
  readonly currentMatch: Look;
  readonly mark: Look;
}

export const lookOf = (style: Style): Look => ({
  fg:
    (colourWord(style.fg) |
      (style.bold ? cell.fgBold : 0) |
      (style.underline ? cell.fgUnderline : 0) |
      (style.reverse ? cell.fgInverse : 0)) >>>
    0,
  bg: (colourWord(style.bg) | (style.dim ? cell.bgDim : 0) | (style.italic ? cell.bgItalic : 0)) >>> 0,
});

function colourWord(colour: Colour): number {
  switch (colour.kind) {
    case 'default':
      return cell.colourDefault;
    case 'palette':
      return (colour.index < 16 ? cell.colourPalette16 : cell.colourPalette256) | colour.index;
    case 'rgb':
      return cell.colourRgb | colour.value;
  }
}
