/**
 * The host's current attributes and the shortest way from them to those of the next cell: SGR and OSC 8. Owns what
 * is known of the host's pen; writes nothing but those two kinds of sequence.
 */
import {
  bgDim,
  bgExtended,
  bgItalic,
  bgOverline,
  colourMask,
  colourModeMask,
  colourPalette16,
  colourRgb,
  fgBlink,
  fgBold,
  fgInverse,
  fgInvisible,
  fgStrike,
  fgUnderline,
} from '../screen/cell.js';
import type { ByteSink } from './byte-sink.js';
import type { Capabilities } from './capabilities.js';
import type { CellSide } from './grid.js';

const colourBits = colourMask | colourModeMask;

/** A colour was set and is to be none. */
const hasColour = (was: number, is: number): boolean => (was & colourModeMask) !== 0 && (is & colourModeMask) === 0;

/** Longest SGR that `set` can write, in bytes, with some to spare. */
export const longestSgr = 128;

export class Pen {
  readonly #sink: ByteSink;
  readonly #offOneByOne: boolean;
  readonly #hyperlinks: boolean;
  #known = false;
  #fg = 0;
  #bg = 0;
  #underline = 0;
  #underlineColour = 0;
  #link = '';
  #linkId = '';

  constructor(sink: ByteSink, capabilities: Capabilities) {
    this.#sink = sink;
    this.#offOneByOne = capabilities.attributesOff;
    this.#hyperlinks = capabilities.hyperlinks;
  }

  /** Nothing is known of the host's pen any more. */
  forget(): void {
    this.#known = false;
  }

  /** True when a plain cell with these words would need no sequence. */
  matches(fg: number, bg: number): boolean {
    return fg === this.#fg && bg === this.#bg && this.#known && (bg & bgExtended) === 0;
  }

  /** Makes the pen fit a cell's normalised words; `side` is its side entry when `bgExtended` is set. */
  set(fg: number, bg: number, side: CellSide | undefined): void {
    if (this.matches(fg, bg)) return;
    if (!this.#known) this.#reset();
    const extended = (bg & bgExtended) !== 0 ? side : undefined;
    const underline = (fg & fgUnderline) === 0 ? 0 : extended === undefined || extended.underline === 0 ? 1 : extended.underline;
    this.#attributes(fg, bg, underline, extended?.underlineColour ?? 0);
    this.#hyperlink(extended?.link ?? '', extended?.linkId ?? '');
  }

  #reset(): void {
    this.#sink.need(longestSgr);
    this.#sink.ascii('\x1b[m');
    if (this.#hyperlinks) this.#sink.ascii('\x1b]8;;\x1b\\');
    this.#known = true;
    this.#clear();
    this.#link = '';
    this.#linkId = '';
  }

  #clear(): void {
    this.#fg = 0;
    this.#bg = 0;
    this.#underline = 0;
    this.#underlineColour = 0;
  }

  #attributes(fg: number, bg: number, underline: number, underlineColour: number): void {
    const sink = this.#sink;
    sink.need(longestSgr);
    if (
      bg === this.#bg &&
      ((fg ^ this.#fg) & ~colourMask) === 0 &&
      (fg & colourModeMask) === colourRgb &&
      (bg & bgExtended) === 0
    ) {
      this.#otherForeground(fg);
      return;
    }
    const start = sink.length;
    sink.csi();
    const wantsDefault = fg === 0 && (bg & ~bgExtended) === 0;
    const isDefault = this.#fg === 0 && (this.#bg & ~bgExtended) === 0;
    if (!wantsDefault) {
      this.#switchOff(fg, bg, underline, this.#underlineColour !== 0 && underlineColour === 0);
      this.#switchOn(fg, bg);
      this.#underlineTo(underline);
      if (underlineColour !== this.#underlineColour) this.#underlineColourTo(underlineColour);
      if (((fg ^ this.#fg) & colourBits) !== 0) this.#colour(fg, 30);
      if (((bg ^ this.#bg) & colourBits) !== 0) this.#colour(bg, 40);
    }
    if (sink.length > start + 2) sink.bytes[sink.length - 1] = 0x6d;
    else if (wantsDefault && !isDefault) sink.byte(0x6d);
    else sink.length = start;
    this.#fg = fg;
    this.#bg = bg;
    this.#underline = underline;
    this.#underlineColour = underlineColour;
  }

  /** The common case of dense pictures: nothing but the value of a 24-bit foreground differs. */
  #otherForeground(fg: number): void {
    const sink = this.#sink;
    sink.rgbForeground((fg >> 16) & 255, (fg >> 8) & 255, fg & 255);
    this.#fg = fg;
  }

  /** Switches off what the next cell does not have, one by one or, on simple hosts, everything. */
  #switchOff(fg: number, bg: number, underline: number, underlineColourOff: boolean): void {
    const fgOff = this.#fg & ~fg;
    const bgOff = this.#bg & ~bg;
    const underlineOff = this.#underline !== 0 && underline === 0;
    // Some hosts take SGR 59 for "white": the colour of an underline is switched off with everything else.
    if (underlineColourOff || (!this.#offOneByOne && this.#mustReset(fg, bg, underlineOff))) {
      this.#param(0);
      this.#clear();
      return;
    }
    if (!this.#offOneByOne) return;
    if ((fgOff & fgBold) !== 0 || (bgOff & bgDim) !== 0) {
      this.#param(22);
      this.#fg &= ~fgBold;
      this.#bg &= ~bgDim;
    }
    if ((bgOff & bgItalic) !== 0) this.#param(23);
    if (underlineOff) {
      this.#param(24);
      this.#underline = 0;
    }
    if ((fgOff & fgBlink) !== 0) this.#param(25);
    if ((fgOff & fgInverse) !== 0) this.#param(27);
    if ((fgOff & fgInvisible) !== 0) this.#param(28);
    if ((fgOff & fgStrike) !== 0) this.#param(29);
    if ((bgOff & bgOverline) !== 0) this.#param(55);
  }

  #mustReset(fg: number, bg: number, underlineOff: boolean): boolean {
    const flagsOff = ((this.#fg & ~fg) | (this.#bg & ~bg)) & ~(colourBits | bgExtended);
    return underlineOff || flagsOff !== 0 || hasColour(this.#fg, fg) || hasColour(this.#bg, bg);
  }

  #underlineTo(underline: number): void {
    if (underline === this.#underline) return;
    const sink = this.#sink;
    sink.byte(0x34);
    if (underline > 1) {
      sink.byte(0x3a);
      sink.number(underline);
    }
    sink.byte(0x3b);
  }

  #switchOn(fg: number, bg: number): void {
    const fgOn = fg & ~this.#fg;
    const bgOn = bg & ~this.#bg;
    if ((fgOn & fgBold) !== 0) this.#param(1);
    if ((bgOn & bgDim) !== 0) this.#param(2);
    if ((bgOn & bgItalic) !== 0) this.#param(3);
    if ((fgOn & fgBlink) !== 0) this.#param(5);
    if ((fgOn & fgInverse) !== 0) this.#param(7);
    if ((fgOn & fgInvisible) !== 0) this.#param(8);
    if ((fgOn & fgStrike) !== 0) this.#param(9);
    if ((bgOn & bgOverline) !== 0) this.#param(53);
  }

  #param(n: number): void {
    this.#sink.number(n);
    this.#sink.byte(0x3b);
  }

  /** `base` 30 for the foreground, 40 for the background. */
  #colour(word: number, base: number): void {
    const mode = word & colourModeMask;
    const value = word & colourMask;
    if (mode === 0) return this.#param(base + 9);
    if (mode === colourPalette16) return this.#param((value & 15) < 8 ? base + (value & 7) : base + 60 + (value & 7));
    this.#param(base + 8);
    if (mode !== colourRgb) {
      this.#param(5);
      return this.#param(value & 255);
    }
    this.#param(2);
    this.#sink.byteParams(value >> 16, (value >> 8) & 255, value & 255);
  }

  /** ISO 8613-6 sub-parameters: the only form that a host which does not know 58 skips as a whole. */
  #underlineColourTo(colour: number): void {
    const sink = this.#sink;
    if ((colour & colourModeMask) === colourRgb)
      sink.ascii(`58:2::${(colour >> 16) & 255}:${(colour >> 8) & 255}:${colour & 255};`);
    else sink.ascii(`58:5:${colour & 255};`);
  }

  #hyperlink(link: string, linkId: string): void {
    if (link === this.#link && linkId === this.#linkId) return;
    this.#sink.ascii(link === '' ? '\x1b]8;;\x1b\\' : `\x1b]8;${linkId === '' ? '' : `id=${linkId}`};${link}\x1b\\`);
    this.#link = link;
    this.#linkId = linkId;
  }
}
