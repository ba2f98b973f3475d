/** What a cell has besides its three words, as the emulator packs it. */
import type { Extended, UnderlineStyle } from '../screen/cell.js';

export interface HistoryLink {
  readonly uri: string;
  readonly id: string;
}

/** Immutable; cells of a run share one object. */
export interface RawExtended {
  /** Underline colour in bits 0–25 (value and mode), underline style in bits 26–28, the emulator's own above. */
  readonly bits: number;
  readonly link: HistoryLink | undefined;
}

/** Cells that were written before and after an image have different objects that say the same. */
export const isSameExtended = (a: RawExtended | undefined, b: RawExtended | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.bits === b.bits && a.link === b.link);

const underlineColourMask = 0x3ffffff;
const underlineStyleShift = 26;

/** `isUnderlined`: the cell's flag. The style outlives it. */
export const toExtended = ({ bits, link }: RawExtended, isUnderlined: boolean): Extended => ({
  // SAFETY: emulators set styles 0–5 only.
  underline: (isUnderlined ? (bits >>> underlineStyleShift) & 7 || 1 : 0) as UnderlineStyle,
  underlineColour: bits & underlineColourMask,
  link: link?.uri ?? '',
  linkId: link?.id ?? '',
});
