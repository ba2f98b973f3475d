/**
 * SGR as programs write it, without xterm.js's allocations: semicolons, 16 and 256 colours, RGB. Everything else (colons,
 * changes of underline, malformed colours) is left to xterm.js, which gives the same result, only slower; except that
 * its SGR 59 makes underlines white instead of giving them the default colour.
 */
import {
  bgDim,
  bgExtended,
  bgItalic,
  bgOverline,
  colourMask,
  colourModeMask,
  colourPalette16,
  colourPalette256,
  colourRgb,
  fgBlink,
  fgBold,
  fgInverse,
  fgInvisible,
  fgStrike,
  fgUnderline,
} from '../screen/cell.js';
import type { Internals, XtermAttributes, XtermParams } from './internals.js';

/** What xterm.js stores for SGR 59. */
const allColourBits = colourMask | colourModeMask;
const paletteMask = colourModeMask | 0xff;
const rawUnderlineStyle = 0x1c000000;
const singleUnderline = 0x4000000;
const defaultUnderlineColour = 59;

/** [which word, bits to set, bits to clear] of the plain attributes. */
const fgSet = new Uint32Array(108);
const fgClear = new Uint32Array(108);
const bgSet = new Uint32Array(108);
const bgClear = new Uint32Array(108);
const isPlain = new Uint8Array(108);

function define(code: number, set: { fg?: number; bg?: number }, clear: { fg?: number; bg?: number } = {}): void {
  isPlain[code] = 1;
  fgSet[code] = set.fg ?? 0;
  bgSet[code] = set.bg ?? 0;
  fgClear[code] = clear.fg ?? 0;
  bgClear[code] = clear.bg ?? 0;
}

define(1, { fg: fgBold });
define(2, { bg: bgDim });
define(3, { bg: bgItalic });
define(5, { fg: fgBlink });
define(7, { fg: fgInverse });
define(8, { fg: fgInvisible });
define(9, { fg: fgStrike });
define(22, {}, { fg: fgBold, bg: bgDim });
define(23, {}, { bg: bgItalic });
define(25, {}, { fg: fgBlink });
define(27, {}, { fg: fgInverse });
define(28, {}, { fg: fgInvisible });
define(29, {}, { fg: fgStrike });
define(39, {}, { fg: allColourBits });
define(49, {}, { bg: allColourBits });
define(53, { bg: bgOverline });
define(55, {}, { bg: bgOverline });
for (let i = 0; i < 8; i++) {
  define(30 + i, { fg: colourPalette16 | i }, { fg: paletteMask });
  define(40 + i, { bg: colourPalette16 | i }, { bg: paletteMask });
  define(90 + i, { fg: colourPalette16 | i | 8 }, { fg: paletteMask });
  define(100 + i, { bg: colourPalette16 | i | 8 }, { bg: paletteMask });
}

export function registerAttributes({ input, parser }: Internals): void {
  parser.registerCsiHandler({ final: 'm' }, (params) => {
    if (params._subParamsLength === 0 && applySimple(input._curAttrData, params)) return true;
    // Applying a sequence again from its start gives what applying it once does.
    input.charAttributes(params);
    const attributes = input._curAttrData;
    if (attributes.extended.underlineColor === allColourBits && params.params.includes(defaultUnderlineColour)) {
      attributes.extended = attributes.extended.clone();
      attributes.extended.underlineColor = 0;
    }
    return true;
  });
}

/** Applies a sequence, or the part of it before what this function does not know; false then. */
function applySimple(attributes: XtermAttributes, { params, length }: XtermParams): boolean {
  let { fg, bg } = attributes;
  let i = 0;
  let isDone = true;
  for (; isDone && i < length; i++) {
    const code = params[i]!;
    if (code < isPlain.length && isPlain[code] === 1) {
      fg = (fg & ~fgClear[code]!) | fgSet[code]!;
      bg = (bg & ~bgClear[code]!) | bgSet[code]!;
    } else if (code === 38 || code === 48) {
      const used = colourLength(params, i, length);
      if (code === 38) fg = colour(fg, params, i);
      else bg = colour(bg, params, i);
      isDone = used > 0;
      i += used;
    } else if (code === 0 && isBare(attributes)) {
      fg = 0;
      bg = 0;
    } else if (code === 4 && bg & bgExtended && (attributes.extended._ext & rawUnderlineStyle) === singleUnderline)
      fg |= fgUnderline;
    else isDone = false;
  }
  if (!isDone) return false;
  attributes.fg = fg;
  attributes.bg = bg;
  return true;
}

/** No underline style or colour and no link is in force. */
const isBare = ({ extended }: XtermAttributes): boolean =>
  (extended._ext & (rawUnderlineStyle | allColourBits)) === 0 && extended.urlId === 0;

/** Parameters that a complete `38;5;n` or `38;2;r;g;b` at `i` takes after the first; 0 for any other form. */
function colourLength(params: Int32Array, i: number, length: number): number {
  const mode = params[i + 1];
  if (mode === 5 && i + 2 < length) return 2;
  return mode === 2 && i + 4 < length ? 4 : 0;
}

function colour(word: number, params: Int32Array, i: number): number {
  if (params[i + 1] === 5) return (word & ~paletteMask) | colourPalette256 | (params[i + 2]! & 0xff);
  const rgb = ((params[i + 2]! & 0xff) << 16) | ((params[i + 3]! & 0xff) << 8) | (params[i + 4]! & 0xff);
  return (word & ~colourMask) | colourRgb | rgb;
}
