/**
 * A row as text with the escape sequences that set its colours, attributes and links: what `capture-pane -e` prints, in
 * tmux's form (one SGR for attributes, one for each colour that changed). For files and programs, never for the host
 * terminal: that is the painter's.
 */
import {
  bgDim,
  bgExtended,
  bgItalic,
  bgOverline,
  colourDefault,
  colourMask,
  colourModeMask,
  colourPalette16,
  colourPalette256,
  fgBlink,
  fgBold,
  fgInverse,
  fgInvisible,
  fgStrike,
  fgUnderline,
  type Row,
  wordsPerCell,
} from './cell.js';
import { cellText, type RowTextOptions, writtenLength } from './row-text.js';

/** The style that the text before left in force; goes from row to row. */
export interface SgrState {
  /** SGR codes of the attributes in force. */
  readonly attributes: readonly string[];
  /** Colours as in a cell: value and mode. */
  readonly fg: number;
  readonly bg: number;
  readonly underlineColour: number;
  readonly link: string;
  readonly linkId: string;
}

export const sgrStart: SgrState = { attributes: [], fg: 0, bg: 0, underlineColour: 0, link: '', linkId: '' };

/** Styled text of a row, and the state after it. `state` is what the row before returned. */
export function rowToSgr(row: Row, state: SgrState = sgrStart, options: RowTextOptions = {}): { text: string; state: SgrState } {
  const { trim = false, from = 0 } = options;
  const to = Math.min(options.to ?? Number.POSITIVE_INFINITY, writtenLength(row));
  let text = '';
  let last = state;
  for (let x = from; x < to; x++) {
    const glyph = cellText(row, x);
    if (glyph === '') continue;
    const next = styleOf(row, x);
    text += sgrChange(last, next) + glyph;
    last = next;
  }
  return { text: trim ? text.replace(/ +$/, '') : text, state: last };
}

const fgAttributes: readonly (readonly [number, string])[] = [
  [fgBold, '1'],
  [fgBlink, '5'],
  [fgInverse, '7'],
  [fgInvisible, '8'],
  [fgStrike, '9'],
];

function styleOf(row: Row, x: number): SgrState {
  const fg = row.cells[x * wordsPerCell + 1]!;
  const bg = row.cells[x * wordsPerCell + 2]!;
  const extended = bg & bgExtended ? row.extended?.get(x) : undefined;
  return {
    attributes: attributesOf(fg, bg, extended?.underline ?? 0),
    fg: fg & (colourMask | colourModeMask),
    bg: bg & (colourMask | colourModeMask),
    underlineColour: extended?.underlineColour ?? 0,
    link: extended?.link ?? '',
    linkId: extended?.linkId ?? '',
  };
}

/** SGR codes of the attributes in two words of a cell, in ascending order. */
export function attributesOf(fg: number, bg: number, underline: number): string[] {
  const codes = fgAttributes.filter(([bit]) => fg & bit).map(([, code]) => code);
  if (bg & bgDim) codes.push('2');
  if (bg & bgItalic) codes.push('3');
  if (fg & fgUnderline) codes.push(underline > 1 ? `4:${underline}` : '4');
  if (bg & bgOverline) codes.push('53');
  return codes.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

/** The sequences that turn one style into another; '' if they are the same. */
function sgrChange(from: SgrState, to: SgrState): string {
  const removed =
    from.attributes.some((code) => !to.attributes.includes(code)) || (from.underlineColour !== 0 && to.underlineColour === 0);
  const added = removed ? to.attributes : to.attributes.filter((code) => !from.attributes.includes(code));
  const base = removed ? sgrStart : from;
  let text = '';
  if (removed || added.length > 0) text += sgr([...(removed ? ['0'] : []), ...added]);
  if (to.fg !== base.fg) text += sgr([colourCode(to.fg, 30)]);
  if (to.bg !== base.bg) text += sgr([colourCode(to.bg, 40)]);
  if (to.underlineColour !== base.underlineColour) text += sgr([colourCode(to.underlineColour, 50)]);
  if (to.link !== from.link || to.linkId !== from.linkId) {
    text += `\x1b]8;${to.linkId === '' ? '' : `id=${to.linkId}`};${to.link}\x1b\\`;
  }
  return text;
}

const sgr = (codes: readonly string[]): string => `\x1b[${codes.join(';')}m`;

/** `base`: 30 foreground, 40 background, 50 underline (which has no short forms). */
export function colourCode(colour: number, base: 30 | 40 | 50): string {
  const value = colour & colourMask;
  const separator = base === 50 ? ':' : ';';
  switch (colour & colourModeMask) {
    case colourDefault:
      return String(base + 9);
    case colourPalette16:
      if (base !== 50) return String(value < 8 ? base + value : base + 60 + value - 8);
      return [58, 5, value].join(separator);
    case colourPalette256:
      return [base + 8, 5, value & 0xff].join(separator);
    default:
      return [base + 8, 2, ...(base === 50 ? [''] : []), value >> 16, (value >> 8) & 0xff, value & 0xff].join(separator);
  }
}
