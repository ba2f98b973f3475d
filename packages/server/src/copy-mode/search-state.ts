/** What a search remembers between commands: the text, the direction, what is marked, how many there are. */
import type { SearchPattern } from './search-pattern.js';

export type Direction = 'up' | 'down';

/** Which cells of the screen a search found: a number for each match, different from its neighbours. */
export interface Marks {
  readonly top: number;
  readonly cols: number;
  /** Row by row; 0 is no match. */
  readonly cells: Uint32Array;
}

export interface Search {
  /** Which way `search-again` goes; undefined before the first search. */
  repeats: Direction | undefined;
  /** Which way the last step went. */
  went: Direction;
  text: string | undefined;
  isExpression: boolean;
  /** What is marked; undefined when nothing is. */
  pattern: SearchPattern | undefined;
  marks: Marks | undefined;
  /** Matches in the whole picture; undefined when not known. */
  count: number | undefined;
  /** There are more than were counted. */
  isPartial: boolean;
  /** Where an incremental search began. */
  origin: { readonly cx: number; readonly cy: number; readonly oy: number } | undefined;
}

/** `last`: the search before in the same pane, for `search-again`. */
export const newSearch = (last: { readonly text: string; readonly isExpression: boolean } | undefined): Search => ({
  repeats: last === undefined ? undefined : 'up',
  went: 'up',
  text: last?.text,
  isExpression: last?.isExpression ?? false,
  pattern: undefined,
  marks: undefined,
  count: undefined,
  isPartial: false,
  origin: undefined,
});

export function clearMarks(search: Search): void {
  search.pattern = undefined;
  search.marks = undefined;
  search.count = undefined;
  search.isPartial = false;
}
