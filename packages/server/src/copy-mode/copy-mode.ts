/**
 * Copy mode of a pane: a still picture of its history and screen, a cursor in it, and the commands that it knows. Holds the
 * state and tells others what came of it; how things move, are found and copied is in the files beside this. The program
 * below goes on unseen.
 */
import { err, ok, type ParsedArgs, parseFlags, type Result, type Size } from '@ccmux/core';
import type { Cursor, HistoryView, Row } from '@ccmux/term';
import type { Clock } from '../clock.js';
import type { CopyCommand, CopyRun, CopyTarget } from './commands/command.js';
import { copyCommand } from './commands/table.js';
import { cursorAt, Drag } from './drag.js';
import { copyVariable } from './formats.js';
import { Grid, type Picture } from './grid.js';
import type { Looks } from './look.js';
import { pageDown, pageUp } from './pages.js';
import { renderRow } from './render.js';
import { countMatches, markAgain } from './search.js';
import { clearMarks, newSearch } from './search-state.js';
import { clearSelection } from './selection.js';
import { runInSlices, type Steps } from './slices.js';
import { type Action, type CopySettings, type CopyState, cursorRow, initialState, showRow, topRow } from './state.js';

export interface LastSearch {
  readonly text: string;
  readonly isExpression: boolean;
}

/** What copy mode is a picture of. */
export interface CopySource {
  readonly size: Size;
  readonly cursor: { readonly x: number; readonly y: number };
  snapshot(): HistoryView;
}

export interface CopyModePorts {
  readonly clock: Clock;
  readonly settings: CopySettings;
  looks(): Looks;
  onChange(): void;
  onLeave(): void;
  onSearch(search: LastSearch): void;
  copy(text: string, target: CopyTarget): void;
  append(text: string): void;
  pipe(text: string, command: string | undefined): void;
  expand(text: string): string;
}

export interface CopyModeOptions {
  /** Scrolling down to the end leaves the mode. */
  readonly exitAtBottom?: boolean;
  readonly positionHidden?: boolean;
  readonly lastSearch?: LastSearch | undefined;
}

export class CopyMode {
  readonly name = 'copy-mode';
  readonly #source: CopySource;
  readonly #ports: CopyModePorts;
  readonly #state: CopyState;
  readonly #drag: Drag;
  #looks: Looks;
  #left = false;
  /** Counts commands: one that takes time is given up when another comes. */
  #commands = 0;
  #repeat = 1;

  /** `size`: of the pane that shows it, if that is another than the source. */
  constructor(source: CopySource, ports: CopyModePorts, options: CopyModeOptions = {}, size: Size = source.size) {
    this.#source = source;
    this.#ports = ports;
    const own = new Grid(source.snapshot(), source.size.rows);
    const grid = own.resized(size.cols, size.rows);
    const cursor = own.locate({ row: own.history + source.cursor.y, x: source.cursor.x }, grid);
    this.#state = initialState(grid, {
      cursor: { x: cursor.x, y: cursor.row },
      settings: ports.settings,
      search: newSearch(options.lastSearch),
      exitAtBottom: options.exitAtBottom ?? false,
      positionHidden: options.positionHidden ?? false,
    });
    this.#looks = ports.looks();
    this.#drag = new Drag({ clock: ports.clock, onChange: () => this.#changed() });
  }

  /** The key table of the mode. */
  get keyTable(): string {
    return this.#state.settings.keys === 'vi' ? 'copy-mode-vi' : 'copy-mode';
  }

  get cursor(): Cursor {
    const { cx, cy, grid } = this.#state;
    return { x: Math.min(cx, grid.cols - 1), y: cy, visible: true, shape: undefined, blink: false };
  }

  /** Row y of what is shown, 0 ≤ y < rows. */
  row(y: number): Row {
    return renderRow(this.#state, y, this.#looks);
  }

  /** Rows between the bottom of the screen and what is shown. */
  get scrollPosition(): number {
    return this.#state.oy;
  }

  /** All that can be looked at, and what of it is shown. */
  get picture(): Picture {
    return { grid: this.#state.grid, top: topRow(this.#state) };
  }

  /** Value of a format variable; undefined when it is none of the mode's, or has nothing to say. */
  variable(name: string): string | undefined {
    return copyVariable(this.#state, name);
  }

  /**
   * Runs a command of the mode, as `send-keys -X` names them. A promise while a search takes time; giving the mode another
   * command ends it.
   */
  command(name: string, words: readonly string[]): Result<void, string> | Promise<Result<void, string>> {
    const found = copyCommand(name);
    if (found === undefined) return err(`unknown copy mode command: ${name}`);
    const args = parseWords(found, words);
    if (!args.ok) return err(`copy mode command ${name}: ${args.error}`);
    const turn = ++this.#commands;
    const count = this.#repeat;
    this.#repeat = 1;
    const run = this.#run(args.value.rest, (flag) => args.value.has(flag), count);
    const acted = found.act(run);
    if (typeof acted === 'string' || 'error' in acted) return this.#done(name, found, acted);
    return this.#inSlices(name, found, acted, turn);
  }

  /** How often the next command is done. */
  repeat(count: number): void {
    this.#repeat = Math.max(1, count);
  }

  page(direction: 'up' | 'down', half = false): void {
    const { exitAtBottom } = this.#state;
    if (direction === 'up') pageUp(this.#state, half);
    else if (pageDown(this.#state, half, exitAtBottom)) return this.#ports.onLeave();
    this.#changed();
  }

  /** The pane has another size: the picture is wrapped for it, the cursor stays where it was in the text. */
  resize(size: Size): void {
    const state = this.#state;
    const before = state.grid;
    const y = Math.max(0, cursorRow(state));
    const grid = before.resized(size.cols, size.rows);
    const at = before.locate({ row: y, x: Math.min(state.cx, before.cols - 1) }, grid);
    state.grid = grid;
    state.cx = at.x;
    showRow(state, at.row);
    this.#pictureChanged();
  }

  /** The mouse is over a cell of the screen: the cursor goes there, and commands may ask for it. */
  cursorAt(x: number, y: number): void {
    this.#state.pointerY = y;
    cursorAt(this.#state, x, y);
    this.#changed();
  }

  /** The mouse goes over the screen with its button down; rows scroll while it is at an edge. */
  readonly drag = {
    start: (x: number, y: number): void => this.#drag.start(this.#state, x, y),
    move: (x: number, y: number): void => this.#drag.move(this.#state, x, y),
    end: (): void => this.#drag.end(this.#state),
  };

  /** Shows the rows from `line` on, counted from the oldest; for a bar that is dragged. */
  scrollToLine(line: number): void {
    const state = this.#state;
    state.oy = Math.min(state.grid.history, Math.max(0, state.grid.history - line));
    this.#pictureMoved();
  }

  get historySize(): number {
    return this.#state.grid.history;
  }

  /** The mode is over. */
  dispose(): void {
    this.#left = true;
    this.#drag.dispose();
  }

  #run(args: readonly string[], has: (flag: string) => boolean, count: number): CopyRun {
    const { copy, append, pipe, expand } = this.#ports;
    const refresh = (): void => this.#refresh();
    return { state: this.#state, args, has, count, copy, append, pipe, expand, refresh };
  }

  #inSlices(
    name: string,
    command: CopyCommand,
    steps: Steps<Action>,
    turn: number,
  ): Result<void, string> | Promise<Result<void, string>> {
    const isWanted = (): boolean => !this.#left && turn === this.#commands;
    const action = runInSlices<Action>(steps, this.#ports.clock, isWanted, 'nothing');
    const { text, isExpression } = this.#state.search;
    if (text !== undefined) this.#ports.onSearch({ text, isExpression });
    return action instanceof Promise ? action.then((a) => this.#done(name, command, a)) : this.#done(name, command, action);
  }

  #done(name: string, { unmarks }: CopyCommand, action: Action): Result<void, string> {
    const { search, settings } = this.#state;
    if (!name.startsWith('search-') && (unmarks === 'always' || (unmarks === 'emacs' && settings.keys === 'emacs'))) {
      clearMarks(search);
      search.origin = undefined;
    }
    if (typeof action === 'object') return err(action.error);
    if (action === 'cancel') this.#ports.onLeave();
    else {
      this.#count();
      this.#changed();
    }
    return ok(undefined);
  }

  /** Counts what a search has found, behind the back of the person where that takes time. */
  #count(): void {
    const turn = this.#commands;
    const isWanted = (): boolean => !this.#left && turn === this.#commands;
    const { clock } = this.#ports;
    const counting = runInSlices(
      countMatches(this.#state, () => clock.now()),
      clock,
      isWanted,
      undefined,
    );
    if (counting instanceof Promise) void counting.then(() => this.#changed());
  }

  #changed(): void {
    if (this.#left) return;
    this.#looks = this.#ports.looks();
    this.#ports.onChange();
  }

  /** The pane's history and screen as they are now, from the same row on. */
  #refresh(): void {
    const state = this.#state;
    const { cols, height } = state.grid;
    const top = state.grid.history - state.oy;
    state.grid = new Grid(this.#source.snapshot(), this.#source.size.rows).resized(cols, height);
    if (top > state.grid.history) state.cy = 0;
    state.oy = Math.max(0, state.grid.history - top);
    this.#pictureChanged();
  }

  #pictureChanged(): void {
    const state = this.#state;
    clearSelection(state);
    state.search.count = undefined;
    this.#pictureMoved();
  }

  #pictureMoved(): void {
    markAgain(this.#state);
    this.#changed();
  }
}

/** Words of a command without flags may begin with a dash. */
function parseWords({ flags, words: [min, max] = [0, 0] }: CopyCommand, words: readonly string[]): Result<ParsedArgs, string> {
  if (flags !== undefined) return parseFlags({ flags, min, max }, words);
  return parseFlags({ flags: '', min, max }, words[0] === '--' ? words : ['--', ...words]);
}
