/** Equal lengths for the parts of a split. tmux's arithmetic. Pure. */
import { MINIMUM_PANE } from './tree.js';

/** At which edge of the window panes give a row to their title (option pane-border-status). */
export type Titles = 'off' | 'top' | 'bottom';

/**
 * Lengths of `count` parts that share `total` cells with a border between two; what does not divide goes to the last one.
 * The part with the title, the first or the last, gets a row more. Undefined when there is not a cell for each.
 */
export function evenLengths(count: number, total: number, titles: Titles = 'off'): number[] | undefined {
  const shared = titles === 'off' ? total : total - 1;
  const each = Math.floor((shared - (count - 1)) / count);
  if (each < MINIMUM_PANE) return titles === 'off' ? undefined : evenLengths(count, total);
  const lengths = Array.from({ length: count }, (_, i) => (i === count - 1 ? shared - (each + 1) * (count - 1) : each));
  const titled = titles === 'top' ? 0 : titles === 'bottom' ? count - 1 : undefined;
  return lengths.map((length, i) => (i === titled ? length + 1 : length));
}
