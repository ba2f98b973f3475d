/**
 * The selection as text. In emacs the character at its far end is not part of it, in vi it is. Wrapped rows are joined,
 * spaces at the ends of lines are left out. Pure.
 */
import { matchAtCursor } from './marks.js';
import { type CopyState, isRectangle, type Point } from './state.js';

/** Undefined when there is nothing. Without a selection: what the search found at the cursor. */
export function selectedText(state: CopyState): string | undefined {
  const { selection, grid, settings } = state;
  if (!selection.present && selection.lines === 'none') return matchAtCursor(state);
  const [from, to] = ordered(selection.start, selection.end);
  const lastLength = grid.length(to.y);
  const columns = isRectangle(state) ? rectangleColumns(state) : undefined;
  const inclusive = settings.keys === 'vi' ? 1 : 0;
  const lastEnd = columns?.to ?? Math.min(to.x, lastLength) + inclusive;
  const parts: string[] = [];
  for (let y = from.y; y <= to.y; y++) {
    const start = columns?.from ?? (y === from.y ? from.x : 0);
    const end = y === to.y ? lastEnd : (columns?.to ?? grid.cols);
    parts.push(lineText(state, y, start, end));
  }
  const all = parts.join('');
  const keepsBreak = settings.keys === 'vi' && lastEnd > lastLength;
  const text = !keepsBreak && all.endsWith('\n') ? all.slice(0, -1) : all;
  return text === '' ? undefined : text;
}

const ordered = (a: Point, b: Point): readonly [Point, Point] => (b.y < a.y || (b.y === a.y && b.x < a.x) ? [b, a] : [a, b]);

/** The second column is excluded. */
function rectangleColumns({ selection, cx, settings }: CopyState): { readonly from: number; readonly to: number } {
  const fixed = selection.following === 'end' ? selection.start.x : selection.end.x;
  if (fixed < cx) return { from: fixed, to: settings.keys === 'vi' ? cx + 1 : cx };
  return { from: cx, to: fixed + 1 };
}

/** Columns `from` to `to` of a row, with a line break unless the row goes on in the next one. */
function lineText({ grid }: CopyState, y: number, from: number, to: number): string {
  if (from > to) return '';
  const wrapped = grid.isWrapped(y);
  const length = wrapped ? grid.wrappedLength(y) : grid.length(y);
  const end = Math.min(to, length);
  let text = '';
  for (let x = Math.min(from, length); x < end; x++) text += grid.text(x, y);
  return wrapped && end === length ? text : `${text}\n`;
}
