/**
 * Styles as blessed's cell attributes and back to cell words. blessed packs flags, foreground and background into
 * one number with 9 bits a colour: 0–255 the palette, 511 none. The numbers between are free: they stand for the
 * 24-bit colours of one picture, and two flags that blessed does not know for dim and italic.
 */
import type { Colour, Style } from '@ccmux/core';
import { cell } from '@ccmux/term';

const none = 0x1ff;
const firstThemeIndex = 256;
/** Colours a picture may have besides the palette; further ones are shown as no colour. */
const maxThemeColours = none - firstThemeIndex;

const bold = 1;
const underline = 2;
const inverse = 8;
const dim = 32;
const italic = 64;

/** No element has been drawn here. */
export const untouched = -1;

export class Attributes {
  readonly #theme: number[] = [];

  /** Forgets the colours of the last picture. */
  reset(): void {
    this.#theme.length = 0;
  }

  /** The attribute for a style. */
  of(style: Style): number {
    const flags =
      (style.bold ? bold : 0) |
      (style.underline ? underline : 0) |
      (style.reverse ? inverse : 0) |
      (style.dim ? dim : 0) |
      (style.italic ? italic : 0);
    return (flags << 18) | (this.#index(style.fg) << 9) | this.#index(style.bg);
  }

  #index(colour: Colour): number {
    switch (colour.kind) {
      case 'default':
        return none;
      case 'palette':
        return colour.index & 255;
      case 'rgb': {
        const known = this.#theme.indexOf(colour.value);
        if (known !== -1) return firstThemeIndex + known;
        if (this.#theme.length === maxThemeColours) return none;
        return firstThemeIndex + this.#theme.push(colour.value) - 1;
      }
    }
  }

  /** Foreground word of a cell with this attribute. */
  foreground(attr: number): number {
    const flags = attr >> 18;
    const bits =
      (flags & bold ? cell.fgBold : 0) | (flags & underline ? cell.fgUnderline : 0) | (flags & inverse ? cell.fgInverse : 0);
    return (bits | this.#word((attr >> 9) & 0x1ff)) >>> 0;
  }

  /** Background word of a cell with this attribute. */
  background(attr: number): number {
    const flags = attr >> 18;
    return ((flags & dim ? cell.bgDim : 0) | (flags & italic ? cell.bgItalic : 0) | this.#word(attr & 0x1ff)) >>> 0;
  }

  #word(index: number): number {
    if (index === none) return 0;
    if (index < 16) return cell.colourPalette16 | index;
    if (index < firstThemeIndex) return cell.colourPalette256 | index;
    return cell.colourRgb | (this.#theme[index - firstThemeIndex] ?? 0);
  }
}
