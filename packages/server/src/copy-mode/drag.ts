/** The mouse in copy mode: the cursor where it points, a selection that it drags, rows that scroll while it is at an edge. */
import type { Clock, Timer } from '../clock.js';
import { cursorDown, cursorUp } from './cursor.js';
import { Reader } from './reader.js';
import { startSelection, updateSelection } from './selection.js';
import { type CopyState, cursorRow, topRow } from './state.js';
import { previousWord } from './words.js';

const scrollEveryMs = 50;

/** Cells of the screen, from 0; the cursor stays inside. */
export function cursorAt(state: CopyState, x: number, y: number): void {
  state.cy = Math.min(state.grid.height - 1, Math.max(0, y));
  state.cx = Math.min(state.grid.cols - 1, Math.max(0, x));
}

interface DragPorts {
  readonly clock: Clock;
  onChange(): void;
}

/** Owns the timer that scrolls. */
export class Drag {
  readonly #ports: DragPorts;
  #timer: Timer | undefined;

  constructor(ports: DragPorts) {
    this.#ports = ports;
  }

  /** The button went down here. Goes on with a word or line that was selected here. */
  start(state: CopyState, x: number, y: number): void {
    const { selection } = state;
    const row = topRow(state) + y;
    const { start, end } = selection.first;
    if (selection.unit !== 'char' && (x < start.x || x > end.x || row !== start.y)) {
      selection.lines = 'none';
      selection.unit = 'char';
    }
    cursorAt(state, selection.unit === 'line' ? 0 : x, y);
    if (selection.unit === 'char') startSelection(state);
    else selection.following = 'end';
    if (selection.unit === 'word') toWordStart(state);
    this.#ports.onChange();
  }

  move(state: CopyState, x: number, y: number): void {
    this.#stop();
    const before = { x: state.cx, y: state.cy };
    cursorAt(state, x, y);
    updateSelection(state);
    if (before.y !== state.cy || before.x === state.cx) this.#atEdge(state);
    this.#ports.onChange();
  }

  /** The button is up: the selection stays as it is. */
  end(state: CopyState): void {
    this.#stop();
    state.selection.following = 'none';
  }

  dispose(): void {
    this.#stop();
  }

  #atEdge(state: CopyState): void {
    const isTop = state.cy === 0 && state.oy < state.grid.history;
    const isBottom = state.cy === state.grid.height - 1 && state.oy > 0;
    if (!isTop && !isBottom) return;
    if (isTop) cursorUp(state, true);
    else cursorDown(state, true);
    this.#timer = this.#ports.clock.after(scrollEveryMs, () => {
      this.#atEdge(state);
      this.#ports.onChange();
    });
  }

  #stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}

function toWordStart(state: CopyState): void {
  const reader = new Reader(state.grid, { x: state.cx, y: cursorRow(state) });
  previousWord(reader, state.selection.separators, false, true);
  if (reader.y === cursorRow(state)) state.cx = reader.x;
}
