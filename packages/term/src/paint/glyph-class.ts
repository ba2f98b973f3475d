/**
 * How a single code point in a cell is painted: as it is, with the cell cleared first and the cursor put back
 * afterwards (hosts disagree on its width), on a space of its own (it has no width), or not at all.
 */
import { isSafe } from './safe-text.js';

export const glyphUnsafe = 1;
/** Takes `width` columns on every host. */
export const glyphNarrow = 2;
export const glyphWide = 3;
/** Hosts may disagree on its width. */
export const glyphUnstable = 4;
/** Has no width of its own: needs a base to sit on. */
export const glyphCombining = 5;

/** Classes of the basic plane, 0 for not looked at yet. */
const known = new Uint8Array(0x10000);

export function glyphClass(cp: number): number {
  if (cp > 0xffff) return classify(cp);
  const before = known[cp]!;
  if (before !== 0) return before;
  const now = classify(cp);
  known[cp] = now;
  return now;
}

function classify(cp: number): number {
  if (!isSafe(cp)) return glyphUnsafe;
  if (isCombining(cp)) return glyphCombining;
  if (isNarrow(cp)) return glyphNarrow;
  return isWide(cp) ? glyphWide : glyphUnstable;
}

const isCombining = (cp: number): boolean => cp >= 0x300 && /^[\p{M}\p{Cf}]$/u.test(String.fromCodePoint(cp));
const isNarrow = (cp: number): boolean =>
  (cp < 0x500 && cp !== 0xad) || (cp >= 0x2500 && cp < 0x25a0) || (cp >= 0x2190 && cp < 0x2194);
const isWide = (cp: number): boolean =>
  (cp >= 0x3041 && cp < 0x3097) ||
  (cp >= 0x30a1 && cp < 0x3100) ||
  (cp >= 0x4e00 && cp < 0x9fa6) ||
  (cp >= 0xac00 && cp < 0xd7a4) ||
  (cp >= 0xff01 && cp < 0xff61);
