/**
 * Copy mode: a still picture of a pane's history and screen that a cursor walks over, with a selection and a search.
 * Owns the picture and the position; keys come as commands with tmux's names. The program below goes on unseen.
 */
import { err, ok, type Result } from '@ccmux/core';
import { type Cursor, cell, type Emulator, type HistoryView, type Row, rowText } from '@ccmux/term';
import { highlight } from './highlight.js';

export interface CopyModeEvents {
  onChange(): void;
  onLeave(): void;
  onCopy(text: Uint8Array): void;
  /** Scrolling down past the end leaves the mode. */
  readonly exitAtBottom: boolean;
}

interface Position {
  /** Row of the picture, from the oldest line of history. */
  y: number;
  x: number;
}

export class CopyMode {
  /** History and screen as they were when the mode began. Shares the packed history; later output does not touch it. */
  readonly #view: HistoryView;
  readonly #height: number;
  readonly #width: number;
  readonly #events: CopyModeEvents;
  /** First row of the picture that is shown. */
  #top: number;
  #at: Position;
  #anchor: Position | undefined;
  #search = '';

  constructor(emulator: Emulator, events: CopyModeEvents) {
    this.#view = emulator.snapshot();
    this.#height = emulator.size.rows;
    this.#width = emulator.size.cols;
    this.#events = events;
    this.#top = this.#view.rows - this.#height;
    this.#at = { y: this.#top + emulator.cursor.y, x: emulator.cursor.x };
  }

  get cursor(): Cursor {
    return { x: this.#at.x, y: this.#at.y - this.#top, visible: true, shape: undefined, blink: false };
  }

  /** Row y of what is shown, 0 ≤ y < rows. */
  row(y: number): Row {
    const row = this.#rowAt(this.#top + y) ?? blankRow(this.#width);
    const selected = this.#selectedColumns(this.#top + y);
    const marked = selected === undefined ? row : highlight(row, selected.from, selected.to);
    return y === 0 ? this.#withPosition(marked) : marked;
  }

  /** Lines between the bottom of the screen and what is shown. */
  get scrollPosition(): number {
    return this.#view.rows - this.#height - this.#top;
  }

  /** Runs a command of the mode, as `send-keys -X` names them. */
  command(name: string, args: readonly string[]): Result<void, string> {
    const act = Object.hasOwn(this.#commands, name) ? this.#commands[name] : undefined;
    if (act === undefined) return err(`unknown copy mode command: ${name}`);
    act(args);
    this.#events.onChange();
    return ok(undefined);
  }

  readonly #commands: Readonly<Record<string, (args: readonly string[]) => void>> = {
    cancel: () => this.#events.onLeave(),
    'cursor-up': () => this.#move(-1),
    'cursor-down': () => this.#move(1),
    'cursor-left': () => this.#column(this.#at.x - 1),
    'cursor-right': () => this.#column(this.#at.x + 1),
    'start-of-line': () => this.#column(0),
    'end-of-line': () => this.#column(this.#lastColumn(this.#at.y)),
    'page-up': () => this.#scroll(-(this.#height - 2)),
    'page-down': () => this.#scroll(this.#height - 2),
    'halfpage-up': () => this.#scroll(-Math.floor(this.#height / 2)),
    'halfpage-down': () => this.#scroll(Math.floor(this.#height / 2)),
    'scroll-up': () => this.#scroll(-1),
    'scroll-down': () => this.#scroll(1),
    'wheel-up': () => this.#scroll(-3),
    'wheel-down': () => this.#scroll(3),
    'history-top': () => this.#goto(0),
    'history-bottom': () => this.#goto(this.#view.rows - 1),
    'begin-selection': () => {
      this.#anchor = { ...this.#at };
    },
    'clear-selection': () => {
      this.#anchor = undefined;
    },
    'copy-selection-and-cancel': () => {
      if (this.#anchor !== undefined) this.#events.onCopy(new TextEncoder().encode(this.#selection()));
      this.#events.onLeave();
    },
    'search-backward': (args) => this.#find(args[0] ?? this.#search, -1),
    'search-forward': (args) => this.#find(args[0] ?? this.#search, 1),
    'search-again': () => this.#find(this.#search, -1),
    'search-reverse': () => this.#find(this.#search, 1),
  };

  #move(by: number): void {
    this.#goto(this.#at.y + by);
  }

  #goto(y: number): void {
    this.#at.y = Math.min(this.#view.rows - 1, Math.max(0, y));
    if (this.#at.y < this.#top) this.#top = this.#at.y;
    else if (this.#at.y >= this.#top + this.#height) this.#top = this.#at.y - this.#height + 1;
  }

  #column(x: number): void {
    this.#at.x = Math.min(this.#width - 1, Math.max(0, x));
  }

  #scroll(by: number): void {
    const last = this.#view.rows - this.#height;
    const line = this.#at.y - this.#top;
    this.#top = Math.min(last, Math.max(0, this.#top + by));
    this.#at.y = this.#top + line;
    if (by > 0 && this.#top === last && this.#events.exitAtBottom && this.#anchor === undefined) this.#events.onLeave();
  }

  /** Small letters find capitals too. Goes on at the other end. */
  #find(text: string, direction: 1 | -1): void {
    if (text === '') return;
    this.#search = text;
    const options = { ignoreCase: text === text.toLowerCase() };
    const end = { row: direction === 1 ? -1 : this.#view.rows, x: 0 };
    const found =
      this.#view.search(text, { row: this.#at.y, x: this.#at.x }, direction, options) ??
      this.#view.search(text, end, direction, options);
    if (found === undefined) return;
    this.#goto(found.row);
    this.#column(found.x);
  }

  #rowAt(y: number): Row | undefined {
    return y >= 0 && y < this.#view.rows ? this.#view.row(y) : undefined;
  }

  #text(y: number): string {
    const row = this.#rowAt(y);
    return row === undefined ? '' : rowText(row, { trim: true });
  }

  /** The column of the last character that is not a space; -1 on an empty row. */
  #lastColumn(y: number): number {
    const text = this.#text(y);
    return text === '' ? -1 : columnAt(this.#view.row(y), text.length - 1);
  }

  #ordered(): readonly [Position, Position] | undefined {
    const a = this.#anchor;
    const b = this.#at;
    if (a === undefined) return undefined;
    return a.y < b.y || (a.y === b.y && a.x <= b.x) ? [a, b] : [b, a];
  }

  #selectedColumns(y: number): { readonly from: number; readonly to: number } | undefined {
    const range = this.#ordered();
    if (range === undefined || y < range[0].y || y > range[1].y) return undefined;
    return { from: y === range[0].y ? range[0].x : 0, to: y === range[1].y ? range[1].x : this.#width - 1 };
  }

  #selection(): string {
    const range = this.#ordered();
    if (range === undefined) return '';
    let text = '';
    for (let y = range[0].y; y <= range[1].y; y++) {
      const row = this.#view.row(y);
      const columns = this.#selectedColumns(y)!;
      const continues = this.#rowAt(y + 1)?.wrapped === true;
      const end = continues ? this.#width : this.#lastColumn(y) + 1;
      text += rowText(row, { from: columns.from, to: Math.min(columns.to + 1, end) });
      if (y < range[1].y && !continues) text += '\n';
    }
    return text;
  }

  /** `[12/340]` at the right of the top line, as tmux shows it. */
  #withPosition(row: Row): Row {
    const label = `[${this.scrollPosition}/${this.#view.rows - this.#height}]`;
    return writeLabel(row, label);
  }
}

/** The column of the character at an index of a row's text: wide characters take two, clusters several code units. */
function columnAt(row: Row, index: number): number {
  const columns = row.cells.length / cell.wordsPerCell;
  let x = 0;
  while (x < columns - 1 && rowText(row, { to: x + 1 }).length <= index) x++;
  return x;
}

const blankRow = (cols: number): Row => ({
  cells: new Uint32Array(cols * 3),
  clusters: undefined,
  extended: undefined,
  wrapped: false,
});

/** Black on yellow, as the messages of the status line. */
function writeLabel(row: Row, label: string): Row {
  const cells = row.cells.slice();
  const start = cells.length / 3 - label.length;
  if (start < 0) return row;
  for (let i = 0; i < label.length; i++) {
    cells.set([label.charCodeAt(i) | (1 << 22), 0x1000000, 0x1000003], (start + i) * 3);
  }
  return { ...row, cells };
}
