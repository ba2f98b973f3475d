/**
 * Where copy mode is: cursor, scrolling, selection, marks. A plain object that the functions beside this change; nothing
 * here is drawn or told to anybody.
 */
import type { Grid } from './grid.js';
import type { Search } from './search-state.js';

export interface Point {
  x: number;
  /** Row of the picture, 0 is the oldest. */
  y: number;
}

export type JumpKind = 'forward' | 'backward' | 'to-forward' | 'to-backward';

/** What was jumped to last. */
export interface Jump {
  readonly kind: JumpKind;
  readonly text: string;
}

/** Which end of the selection moves with the cursor. */
export type FollowingEnd = 'none' | 'end' | 'start';

export interface SelectionState {
  /** There is one; its points mean nothing before. */
  present: boolean;
  start: Point;
  end: Point;
  following: FollowingEnd;
  /** Whole lines are selected: the cursor is at their ends, or at their starts. */
  lines: 'none' | 'to-the-right' | 'to-the-left';
  rectangle: boolean;
  /** What a drag adds: characters, words, lines. */
  unit: 'char' | 'word' | 'line';
  /** The word or line that a selection of words or lines began with. */
  first: { start: Point; end: Point };
  /** Where such a selection began. */
  origin: Point;
  separators: string;
}

export interface CopyState {
  grid: Grid;
  /** Column and row on the screen. The column may be one past the last. */
  cx: number;
  cy: number;
  /** Rows that are scrolled back; 0 shows the screen. */
  oy: number;
  /** The column that up and down come back to, and the length of the row it was set in. */
  lastX: number;
  lastLength: number;
  readonly selection: SelectionState;
  mark: Point;
  markShown: boolean;
  jump: Jump | undefined;
  readonly search: Search;
  /** Where the mouse was last, in rows of the screen. */
  pointerY: number | undefined;
  /** Scrolling down to the end leaves the mode. */
  exitAtBottom: boolean;
  positionHidden: boolean;
  readonly settings: CopySettings;
}

/** Options, as they are now. */
export interface CopySettings {
  readonly keys: 'emacs' | 'vi';
  readonly separators: string;
  readonly wrapSearch: boolean;
}

/** What has to happen after a command. */
export type Action = 'nothing' | 'move' | 'redraw' | 'cancel' | { readonly error: string };

/** Row of the picture that the cursor is in. */
export const cursorRow = (state: CopyState): number => state.grid.history - state.oy + state.cy;

/** Row of the picture at the top of the screen. */
export const topRow = (state: CopyState): number => state.grid.history - state.oy;

/** The cursor may go anywhere in a row: a rectangle is being selected. */
export const isRectangle = ({ selection }: CopyState): boolean => selection.present && selection.rectangle;

interface Start {
  readonly cursor: Point;
  readonly settings: CopySettings;
  readonly search: Search;
  readonly exitAtBottom: boolean;
  readonly positionHidden: boolean;
}

export function initialState(grid: Grid, start: Start): CopyState {
  const state: CopyState = {
    grid,
    cx: start.cursor.x,
    cy: 0,
    oy: 0,
    lastX: 0,
    lastLength: 0,
    selection: {
      present: false,
      start: { x: 0, y: 0 },
      end: { x: 0, y: 0 },
      following: 'none',
      lines: 'none',
      rectangle: false,
      unit: 'char',
      first: { start: { x: 0, y: 0 }, end: { x: 0, y: 0 } },
      origin: { x: 0, y: 0 },
      separators: '',
    },
    mark: { ...start.cursor },
    markShown: false,
    jump: undefined,
    search: start.search,
    pointerY: undefined,
    exitAtBottom: start.exitAtBottom,
    positionHidden: start.positionHidden,
    settings: start.settings,
  };
  showRow(state, start.cursor.y);
  return state;
}

/** Puts the cursor into a row: on the screen, or at the top of what is shown when it is above. */
export function showRow(state: CopyState, y: number): void {
  const { history } = state.grid;
  state.cy = y < history ? 0 : y - history;
  state.oy = y < history ? history - y : 0;
}
