/**
 * Searching up and down. Works in small steps, so that who runs it can let keys through.
 */
import type { HistoryMatch, HistoryPosition } from '@ccmux/term';
import { markAt, marksOf, refreshMarks } from './marks.js';
import { type SearchPattern, searchPattern } from './search-pattern.js';
import { clearMarks, type Direction } from './search-state.js';
import type { Steps } from './slices.js';
import { type CopyState, cursorRow, topRow } from './state.js';
import { scrollTo } from './view.js';

/** How long matches are counted; past it the number is a lower bound. */
const maxCountMs = 200;
/** What is said of a count that was given up. */
const roundedCounts = [1000, 100, 10];

/** Goes to the next match; false when there is none. What it found first remains to be counted. */
export function* search(state: CopyState, towards: Direction): Steps<boolean> {
  const { search: memory } = state;
  memory.went = towards;
  const compiled = searchPattern(memory.text ?? '', memory.isExpression);
  if (!compiled.ok) return false;
  const pattern = compiled.value;
  const found = yield* find(state, pattern, towards);
  if (found === undefined) return false;
  if (!isSame(memory.pattern, pattern)) clearMarks(memory);
  memory.pattern = pattern;
  scrollTo(state, found.x, found.row);
  refreshMarks(state);
  if (towards === 'down' && state.settings.keys === 'emacs') goBehind(state, found);
  return true;
}

const isSame = (a: SearchPattern | undefined, b: SearchPattern): boolean =>
  a?.text === b.text && a.isExpression === b.isExpression;

function* find(state: CopyState, pattern: SearchPattern, towards: Direction): Steps<HistoryMatch | undefined> {
  const { grid, settings } = state;
  const step = towards === 'down' ? 1 : -1;
  const options = { ignoreCase: pattern.ignoreCase };
  const found = yield* grid.view.searchSteps(pattern.pattern, startOf(state, towards), step, options);
  if (found !== undefined || !settings.wrapSearch) return found;
  const end: HistoryPosition = towards === 'down' ? { row: 0, x: -1 } : { row: grid.lastRow + 1, x: 0 };
  return yield* grid.view.searchSteps(pattern.pattern, end, step, options);
}

/** Matches start past this. Up: before the cursor. Down in emacs: at the cursor; in vi: behind the match it is on. */
function startOf(state: CopyState, towards: Direction): HistoryPosition {
  const { search: memory, grid, settings } = state;
  const row = cursorRow(state);
  if (towards === 'up') return { row, x: state.cx };
  if (settings.keys === 'emacs') return { row, x: state.cx - 1 };
  const { marks } = memory;
  if (marks === undefined) return { row, x: state.cx };
  const id = markAt(marks, state.cx, row);
  if (id === 0) return { row, x: state.cx - 1 };
  const last = marks.cells.lastIndexOf(id);
  return { row: topRow(state) + Math.floor(last / grid.cols), x: last % grid.cols };
}

/** Behind a match; in the next row where it ends at the edge. A selection ends at the match, as tmux has it. */
function goBehind(state: CopyState, found: HistoryMatch): void {
  const { grid } = state;
  let x = found.endX + 1;
  while (x < grid.cols && grid.isPadding(x, found.endRow)) x++;
  const isEdge = x >= grid.cols && found.endRow < grid.lastRow;
  const y = isEdge ? found.endRow + 1 : found.endRow;
  state.cx = isEdge ? 0 : Math.min(x, grid.cols - 1);
  state.cy = y - topRow(state);
  if (state.cy >= grid.height) scrollTo(state, state.cx, y);
}

/** Counts what is marked, unless that has been done. `now`: a clock for the bound. */
export function* countMatches(state: CopyState, now: () => number): Steps<void> {
  const { search: memory } = state;
  const { pattern } = memory;
  if (pattern === undefined || memory.count !== undefined || memory.isPartial) return;
  const end = now() + maxCountMs;
  let found = 0;
  for (const more of state.grid.view.countSteps(pattern.pattern, { ignoreCase: pattern.ignoreCase })) {
    found += more;
    if (now() > end) {
      memory.count = roundedCounts.find((bound) => found > bound);
      memory.isPartial = true;
      return;
    }
    yield;
  }
  memory.count = found;
  memory.isPartial = false;
}

/** Marks what the screen shows of a search that was made in another picture. */
export function markAgain(state: CopyState): void {
  const { pattern } = state.search;
  if (pattern !== undefined) state.search.marks = marksOf(state.grid, topRow(state), pattern);
}
