/**
 * The emulator of a pane: xterm.js without its write queue, its timers and its open ends. Bytes are parsed on the
 * caller's stack, in slices, until they are used up or the caller's time is. Owns the parsed screen; refuses to let
 * any answer, title or link out that was not cleaned and counted.
 */
import { ok, type Result, type Size } from '@ccmux/core';
import xterm, { type Terminal } from '@xterm/headless';
import type { Cursor, DirtyRange, Emulator, EmulatorEvents, ProgramModes } from '../emulator/port.js';
import type { HistoryView } from '../history/view.js';
import { decodeImage, type EmulatorImage, encodeImage, type ImageError } from '../image/image.js';
import type { EmulatorState } from '../image/state.js';
import { Sanitizer } from '../sanitize/sanitizer.js';
import type { Row } from '../screen/cell.js';
import { cleanText } from '../screen/clean.js';
import { registerAttributes } from './attributes.js';
import { decodeUtf8 } from './decode.js';
import { DirtyRows } from './dirty-rows.js';
import { exportScreen } from './export.js';
import { registerGuards } from './guards.js';
import { type EmulatorParts, restoreState, saveState } from './image-state.js';
import { cursorOf, inputModesOf } from './input-modes.js';
import { type Internals, openInternals } from './internals.js';
import { KeyboardProtocol } from './keyboard-protocol.js';
import { LinkMemory } from './link-memory.js';
import { linkHandler, SharedLinks } from './links.js';
import { registerModes, resetMissed } from './modes.js';
import { registerNotices } from './notices.js';
import type { RestoreOptions, XtermEmulatorOptions } from './options.js';
import { Printer } from './printer.js';
import { registerQueries } from './queries.js';
import { ReplyBudget } from './reply-budget.js';
import { rowOf } from './rows.js';
import { salvaged } from './salvage.js';
import { defaultLiveRows, Scrollback } from './scrollback.js';
import { registerStatusString } from './status-string.js';

const maxTitleLength = 256;
/**
 * Work between two looks at the clock, in the sanitizer's units: about 0.1 ms for ordinary output, a millisecond or two
 * for the worst. Also bounds the buffer of decoded characters.
 */
const sliceUnits = 8 * 1024;
/** A piece may be longer than its cost by the sequence that ended it and by a character's continuation bytes. */
const pieceSlack = 512;

export const createXtermEmulator = (options: XtermEmulatorOptions): Emulator => new XtermEmulator(options);

/**
 * An emulator that goes on where the one went on that the image was taken of, in the image's size and with the limits given.
 * Tells nothing and answers nothing while it is made.
 */
export function restoreXtermEmulator(image: EmulatorImage, options: RestoreOptions): Result<Emulator, ImageError> {
  const state = decodeImage(image);
  return state.ok ? ok(XtermEmulator.restored(state.value, options)) : state;
}

class XtermEmulator implements Emulator {
  muted = false;
  readonly #terminal: Terminal;
  readonly #internals: Internals;
  readonly #events: EmulatorEvents;
  readonly #now: () => number;
  readonly #budget: ReplyBudget;
  readonly #sanitizer: Sanitizer;
  readonly #codePoints = new Uint32Array(sliceUnits + pieceSlack);
  readonly #printer: Printer;
  readonly #scrollback: Scrollback;
  /** Work since the last look at the clock. */
  #spent = 0;
  readonly #keyboard = new KeyboardProtocol();
  readonly #reported = { alternateScroll: true };
  readonly #links = new SharedLinks();
  readonly #linkMemory: LinkMemory;
  #size: Size;
  readonly #dirty: DirtyRows;
  readonly #inWork = { from: 0, to: 0 };
  /** While it is given another size: it as it was before. */
  #beforeResize: EmulatorState | undefined;

  constructor({ size, historyLimit, liveRows = defaultLiveRows, flood, events, now }: XtermEmulatorOptions) {
    this.#size = size;
    this.#events = events;
    this.#now = now;
    this.#budget = new ReplyBudget(now);
    this.#sanitizer = new Sanitizer(size);
    this.#terminal = new xterm.Terminal({
      cols: size.cols,
      rows: size.rows,
      scrollback: Math.min(historyLimit, liveRows),
      allowProposedApi: true,
      logLevel: 'off',
      windowOptions: { pushTitle: true, popTitle: true },
    });
    this.#internals = openInternals(this.#terminal);
    this.#scrollback = new Scrollback(this.#terminal, this.#internals, { historyLimit, liveRows, flood, now });
    this.#printer = new Printer(this.#internals, (buffer) => this.#scrollback.beforeScroll(buffer));
    this.#linkMemory = new LinkMemory(this.#internals, this.#scrollback.history);
    this.#dirty = new DirtyRows(size.rows);
    this.#register();
  }

  static restored(state: EmulatorState, options: RestoreOptions): XtermEmulator {
    const emulator = new XtermEmulator({ ...options, size: state.size });
    emulator.muted = true;
    restoreState(state, emulator.#parts);
    emulator.muted = false;
    return emulator;
  }

  #register(): void {
    const { input } = this.#internals;
    const events = this.#events;
    const reply = (text: string): void => this.#reply(text);
    input.onRequestRefreshRows((range) => {
      if (range === undefined) this.#dirty.markAll();
      else this.#dirty.mark(range.start, range.end);
    });
    input.onRequestReset(() => {
      this.#resetExtras();
      resetMissed(this.#internals);
      this.#dirty.markAll();
    });
    registerQueries(this.#terminal, { internals: this.#internals, keyboard: this.#keyboard, reported: this.#reported, reply });
    registerNotices(this.#terminal, events, this.#printer.prompts);
    this.#terminal.onData(reply);
    this.#terminal.onTitleChange((title) => events.onTitle(cleanText(title, maxTitleLength)));
    this.#terminal.onBell(() => events.onBell());
    const admit = (length: number): boolean => this.#linkMemory.admit(length);
    this.#terminal.parser.registerOscHandler(8, linkHandler(input, this.#links, admit));
    registerModes(this.#internals, this.#keyboard, this.#reported, () => this.#resetExtras());
    registerAttributes(this.#internals);
    registerStatusString(this.#terminal, this.#internals, reply);
    registerGuards(this.#internals);
    this.#scrollback.register();
  }

  #resetExtras(): void {
    this.#keyboard.reset();
    this.#reported.alternateScroll = true;
  }

  #reply(text: string): void {
    if (this.muted || !this.#budget.take(text.length)) return;
    this.#events.onReply(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  }

  get size(): Size {
    return this.#size;
  }

  write(bytes: Uint8Array, budgetMs: number): number {
    const deadline = this.#now() + budgetMs;
    const { _dirtyRowTracker: touched } = this.#internals.input;
    touched.clearRange();
    let at = 0;
    while (at < bytes.length) {
      at = this.#feed(bytes, at);
      if (this.#spent < sliceUnits) continue;
      this.#spent = 0;
      if (this.#now() >= deadline) break;
    }
    this.#dirty.mark(touched.start, touched.end);
    return at;
  }

  get inWork(): { readonly from: number; readonly to: number } {
    return this.#inWork;
  }

  /** Plain text straight into the buffer, the rest piece by piece through the sanitizer into the parser. */
  #feed(bytes: Uint8Array, from: number): number {
    const sanitizer = this.#sanitizer;
    const { coreService } = this.#internals;
    const work = this.#inWork;
    let at = from;
    work.from = from;
    if (sanitizer.idle) {
      work.to = Math.min(from + sliceUnits, bytes.length);
      at = this.#printer.plain(bytes, from, Math.min(from + sliceUnits, bytes.length));
      this.#spent += at - from;
      if (at === bytes.length || at - from >= sliceUnits) return at;
    }
    // In insert mode every character shifts the row.
    const limit = coreService.modes.insertMode ? Math.ceil(sliceUnits / this.#size.cols) + 1 : sliceUnits;
    work.from = at;
    const next = sanitizer.next(bytes, at, limit, true);
    work.to = next;
    this.#spent += sanitizer.cost;
    const { out, outStart, outEnd } = sanitizer;
    if (outEnd > outStart) this.#internals.parser.parse(this.#codePoints, decodeUtf8(out, outStart, outEnd, this.#codePoints));
    return next;
  }

  resize(size: Size): void {
    if (size.cols === this.#size.cols && size.rows === this.#size.rows) return;
    this.#beforeResize = saveState(this.#size, this.#parts);
    this.#scrollback.resize(size);
    this.#beforeResize = undefined;
    this.#sanitizer.resize(size);
    this.#size = size;
    this.#dirty.resize(size.rows);
  }

  takeDirty(): DirtyRange | undefined {
    return this.#dirty.take();
  }

  row(y: number): Row {
    const { buffer } = this.#internals.bufferService;
    return rowOf(buffer.lines.get(buffer.ybase + y)!, this.#size.cols);
  }

  coveredRow(y: number): Row {
    const { normal } = this.#internals.bufferService.buffers;
    return rowOf(normal.lines.get(normal.ybase + y)!, this.#size.cols);
  }

  get cursor(): Cursor {
    return cursorOf(this.#internals);
  }

  get modes(): ProgramModes {
    return inputModesOf(this.#internals, this.#keyboard, this.#reported);
  }

  get synchronizedOutput(): boolean {
    return this.#internals.coreService.decPrivateModes.synchronizedOutput;
  }

  get historySize(): number {
    return this.#scrollback.rows;
  }

  get historyBytes(): number {
    return this.#scrollback.bytes;
  }

  historyRow(i: number): Row {
    return this.#scrollback.row(i);
  }

  snapshot(): HistoryView {
    return this.#scrollback.view();
  }

  get pending(): Uint8Array {
    return this.#sanitizer.pending;
  }

  get isUnsettled(): boolean {
    return this.#scrollback.isUnsettled;
  }

  settle(): void {
    this.#scrollback.settle();
  }

  clearHistory(andLinks = false): void {
    this.#scrollback.clear();
    if (andLinks) this.#linkMemory.clear();
  }

  save(): EmulatorImage {
    return encodeImage(saveState(this.#size, this.#parts));
  }

  salvage(size: Size): EmulatorImage {
    return encodeImage(salvaged(this.#beforeResize ?? saveState(this.#size, this.#parts), size));
  }

  exportScreen(): string {
    return exportScreen(this.#terminal);
  }

  get #parts(): EmulatorParts {
    return {
      internals: this.#internals,
      sanitizer: this.#sanitizer,
      scrollback: this.#scrollback,
      keyboard: this.#keyboard,
      reported: this.#reported,
      prompts: this.#printer.prompts,
      links: this.#links,
      linkMemory: this.#linkMemory,
    };
  }

  dispose(): void {
    this.#scrollback.dispose();
    this.#terminal.dispose();
  }
}
