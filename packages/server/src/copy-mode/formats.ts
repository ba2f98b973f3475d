/** The format variables of copy mode. Pure. */
import { matchAtCursor } from './marks.js';
import { Reader } from './reader.js';
import { type CopyState, cursorRow } from './state.js';
import { whitespace } from './words.js';

const flag = (on: boolean): string => (on ? '1' : '0');

const variables: Readonly<Record<string, (state: CopyState) => string | undefined>> = {
  copy_cursor_hyperlink: (state) => state.grid.extended(state.cx, cursorRow(state))?.link ?? '',
  copy_cursor_line: (state) => rowText(state, cursorRow(state)),
  copy_cursor_word: (state) => wordAt(state),
  copy_cursor_x: ({ cx }) => String(cx),
  copy_cursor_y: ({ cy }) => String(cy),
  rectangle_toggle: ({ selection }) => flag(selection.rectangle),
  scroll_position: ({ oy }) => String(oy),
  search_count: ({ search }) => search.count?.toString(),
  search_count_partial: ({ search }) => (search.count === undefined ? undefined : flag(search.isPartial)),
  search_match: (state) => matchAtCursor(state),
  search_present: ({ search }) => flag(search.marks !== undefined),
  selection_active: ({ selection }) => flag(selection.present && selection.following !== 'none'),
  selection_end_x: ({ selection }) => (selection.present ? String(selection.end.x) : undefined),
  selection_end_y: ({ selection }) => (selection.present ? String(selection.end.y) : undefined),
  selection_mode: ({ selection }) => selection.unit,
  selection_present: ({ selection }) => flag(selection.present),
  selection_start_x: ({ selection }) => (selection.present ? String(selection.start.x) : undefined),
  selection_start_y: ({ selection }) => (selection.present ? String(selection.start.y) : undefined),
};

export const copyVariableNames: ReadonlySet<string> = new Set(Object.keys(variables));

/** Undefined when there is no such variable, or nothing to say. */
export const copyVariable = (state: CopyState, name: string): string | undefined =>
  Object.hasOwn(variables, name) ? variables[name]?.(state) : undefined;

function rowText({ grid }: CopyState, y: number): string {
  const length = grid.length(y);
  return Array.from({ length }, (_, x) => grid.text(x, y)).join('');
}

/** The word that the cursor is on; on a separator the word that begins behind it. */
function wordAt(state: CopyState): string {
  const { grid, settings } = state;
  const ends = (reader: Reader): boolean => reader.isIn(whitespace) || reader.isIn(settings.separators);
  const reader = new Reader(grid, { x: state.cx, y: cursorRow(state) });
  while (!ends(reader)) {
    const last = reader.point;
    if (reader.x === 0 && (reader.y === 0 || !grid.isWrapped(reader.y - 1))) {
      reader.x = -1;
      break;
    }
    if (reader.x === 0) {
      reader.up();
      reader.x = grid.length(reader.y);
    }
    reader.x--;
    if (reader.x === last.x && reader.y === last.y) break;
  }
  let word = '';
  while (onwards(reader) && !ends(reader)) word += grid.text(reader.x, reader.y);
  return word;
}

/** One cell on in the line; false at its end. */
function onwards(reader: Reader): boolean {
  const { grid } = reader;
  const length = grid.length(reader.y);
  if (length === 0 || reader.x === length - 1) {
    if (reader.y >= grid.lastRow || !grid.isWrapped(reader.y)) return false;
    reader.y++;
    reader.x = 0;
    return true;
  }
  reader.x++;
  return reader.x < grid.cols;
}
