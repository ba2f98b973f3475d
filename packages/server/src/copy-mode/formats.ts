/** The format variables of copy mode. Pure. */
import { matchAtCursor } from './marks.js';
import { type CopyState, cursorRow } from './state.js';
import { lineAt, wordAt } from './text-at.js';

const flag = (on: boolean): string => (on ? '1' : '0');

const variables: Readonly<Record<string, (state: CopyState) => string | undefined>> = {
  copy_cursor_hyperlink: (state) => state.grid.extended(state.cx, cursorRow(state))?.link ?? '',
  copy_cursor_line: (state) => lineAt(state.grid, cursorRow(state)),
  copy_cursor_word: (state) => wordAt(state.grid, { x: state.cx, y: cursorRow(state) }, state.settings.separators),
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
