/**
 * The selection as text. In emacs the character at its far end is not part of it, in vi it is. Wrapped rows are joined,
 * spaces at the ends of lines are left out. Pure.
 */
import { err, ok, type Result } from '@ccmux/core';
import { rowText } from '@ccmux/term';
import { maxBufferBytes } from './buffers.js';
import { matchAtCursor } from './marks.js';
import { rowsPerStep, type Steps } from './slices.js';
import { type CopyState, isRectangle, type Point } from './state.js';

/** Undefined when there is nothing. Without a selection: what the search found at the cursor. */
export function* selectedText(state: CopyState): Steps<Result<string | undefined, string>> {
  const { selection, grid, settings } = state;
  if (!selection.present && selection.lines === 'none') return ok(matchAtCursor(state));
  const [from, to] = ordered(selection.start, selection.end);
  const lastLength = grid.length(to.y);
  const columns = isRectangle(state) ? rectangleColumns(state) : undefined;
  const inclusive = settings.keys === 'vi' ? 1 : 0;
  const lastEnd = columns?.to ?? Math.min(to.x, lastLength) + inclusive;
  const parts: string[] = [];
  let length = 0;
  for (let y = from.y; y <= to.y; y++) {
    if (y % rowsPerStep === 0) yield;
    const start = columns?.from ?? (y === from.y ? from.x : 0);
    const end = y === to.y ? lastEnd : (columns?.to ?? grid.cols);
    const part = start === 0 && end >= grid.cols ? wholeLine(state, y) : lineText(state, y, start, end);
    length += part.length;
    if (length > maxBufferBytes) return err(tooLarge);
    parts.push(part);
  }
  const all = parts.join('');
  const keepsBreak = settings.keys === 'vi' && lastEnd > lastLength;
  const text = !keepsBreak && all.endsWith('\n') ? all.slice(0, -1) : all;
  return ok(text === '' ? undefined : text);
}

const ordered = (a: Point, b: Point): readonly [Point, Point] => (b.y < a.y || (b.y === a.y && b.x < a.x) ? [b, a] : [a, b]);

/** The second column is excluded. */
function rectangleColumns({ selection, cx, settings }: CopyState): { readonly from: number; readonly to: number } {
  const fixed = selection.following === 'end' ? selection.start.x : selection.end.x;
  if (fixed < cx) return { from: fixed, to: settings.keys === 'vi' ? cx + 1 : cx };
  return { from: cx, to: fixed + 1 };
}

const tooLarge = 'the selection is too large to copy';

/** A row from its first to its last column. */
const wholeLine = ({ grid }: CopyState, y: number): string => (grid.isWrapped(y) ? grid.wholeText(y) : `${grid.wholeText(y)}\n`);

/** Columns `from` to `to` of a row, with a line break unless the row goes on in the next one. */
function lineText({ grid }: CopyState, y: number, from: number, to: number): string {
  if (from > to) return '';
  const wrapped = grid.isWrapped(y);
  const length = wrapped ? grid.wrappedLength(y) : grid.length(y);
  const end = Math.min(to, length);
  const row = grid.row(y);
  const text = row === undefined ? '' : rowText(row, { from, to: end });
  return wrapped && end === length ? text : `${text}\n`;
}
