/** A style as words of cells. Pure. */
import type { Colour, Style } from '@ccmux/core';
import { cell } from '@ccmux/term';

/** Foreground and background word of a cell. */
export function styleWords(style: Style): readonly [fg: number, bg: number] {
  let fg = colourWord(style.fg);
  if (style.reverse) fg |= cell.fgInverse;
  if (style.bold) fg |= cell.fgBold;
  if (style.underline) fg |= cell.fgUnderline;
  let bg = colourWord(style.bg);
  if (style.italic) bg |= cell.bgItalic;
  if (style.dim) bg |= cell.bgDim;
  return [fg >>> 0, bg >>> 0];
}

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
