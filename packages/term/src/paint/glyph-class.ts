/**
 * How a single code point in a cell is painted: as it is, with the cell cleared first and the cursor put back
 * afterwards (hosts disagree on its width), on a space of its own (it has no width), or not at all.
 */
import { isWidthStable, stringWidth } from '../width/clusters.js';
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
  const width = stringWidth(String.fromCodePoint(cp));
  if (width === 0) return glyphCombining;
  if (!isWidthStable(cp)) return glyphUnstable;
  return width === 2 ? glyphWide : glyphNarrow;
}

/** Columns that a host may fill with a code point, or with a cluster of which it draws every part on its own. */
export function widestOnHosts(cluster: string): number {
  if (cluster === '') return 2;
  let columns = 0;
  for (const character of cluster) {
    const kind = glyphClass(character.codePointAt(0)!);
    columns += kind === glyphCombining ? 0 : kind === glyphNarrow ? 1 : 2;
  }
  return columns;
}
