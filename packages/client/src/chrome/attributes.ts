/**
 * Styles as numbers that stand in blessed's cells, and what they are as cell words. blessed's own packing has no room
 * for true colours and half of the attributes; nothing of blessed looks into the numbers, so they count the styles of
 * one picture.
 */
import type { Style } from '@ccmux/core';
import { cell, type UnderlineStyle } from '@ccmux/term';
import { colourWord } from '../compositor/default-colours.js';

/** No element has been drawn here. */
export const untouched = -1;

interface Words {
  readonly foreground: number;
  readonly background: number;
  /** Present when the words cannot say it all. */
  readonly side: { readonly underline: UnderlineStyle; readonly underlineColour: number } | undefined;
}

export class Attributes {
  readonly #numbers = new Map<Style, number>();
  readonly #words: Words[] = [];

  /** Forgets the styles of the last picture. */
  reset(): void {
    this.#numbers.clear();
    this.#words.length = 0;
  }

  /** The number for a style. */
  of(style: Style): number {
    const known = this.#numbers.get(style);
    if (known !== undefined) return known;
    const attr = this.#words.push(wordsOf(style)) - 1;
    this.#numbers.set(style, attr);
    return attr;
  }

  /** A cell with this number. */
  words(attr: number): Words {
    const words = this.#words[attr];
    if (words === undefined) throw new Error(`no style ${attr} in this picture`);
    return words;
  }
}

function wordsOf(style: Style): Words {
  const underlineColour = colourWord(style.us);
  const needsSide = style.underline > 1 || (style.underline > 0 && underlineColour !== 0);
  const foreground =
    (style.bold ? cell.fgBold : 0) |
    (style.underline > 0 ? cell.fgUnderline : 0) |
    (style.reverse ? cell.fgInverse : 0) |
    (style.blink ? cell.fgBlink : 0) |
    (style.hidden ? cell.fgInvisible : 0) |
    (style.strikethrough ? cell.fgStrike : 0) |
    colourWord(style.fg);
  const background =
    (style.dim ? cell.bgDim : 0) |
    (style.italic ? cell.bgItalic : 0) |
    (style.overline ? cell.bgOverline : 0) |
    (needsSide ? cell.bgExtended : 0) |
    colourWord(style.bg);
  return {
    foreground: foreground >>> 0,
    background: background >>> 0,
    side: needsSide ? { underline: style.underline, underlineColour } : undefined,
  };
}
