/**
 * A pane's live side: its emulator, the bytes that wait for it, and the notices that come out. Owns the order
 * bytes → screen → dirty rows, and returns credit to the ptyhost as bytes are parsed. Refuses to know the model.
 */
import type { PaneId, Size } from '@ccmux/core';
import type { Emulator, EmulatorImage } from '@ccmux/term';
import type { Clock } from '../clock.js';
import type { CopyMode, LastSearch } from '../copy-mode/copy-mode.js';
import { GuardedEmulator } from '../watchdog/guarded-emulator.js';
import { unguarded } from '../watchdog/parse-guard.js';
import { BadOutput, lostOutput, type Output, safePoint } from './bad-output.js';
import { Credit } from './credit.js';
import { emulatorMaker } from './emulator-maker.js';
import { freshScreen } from './fresh-screen.js';
import { IdleWaiters } from './idle-waiters.js';
import { Notice } from './notice.js';
import type { PaneRuntimeEvents, PaneRuntimePorts } from './pane-runtime-ports.js';
import type { ParseScheduler, Parsing } from './parse-scheduler.js';
import { Settling } from './settling.js';
import { Suspicion } from './suspicion.js';
import { SyncHold } from './sync-hold.js';

/** Output that is parsed on arrival: an echo, a prompt, a spinner. More waits for the pane's turn. */
const smallBytes = 4096;
const smallBudgetMs = 4;

export class PaneRuntime implements Parsing {
  readonly id: PaneId;
  pid = 0;
  tty = '';
  /** Bytes that the programs printed that ran here before: its own output goes on behind them. */
  printedBefore = 0;
  /** Monotonic; 0 before it has printed. */
  lastOutputMs = 0;
  /** Monotonic: when a person last typed in it; undefined for never. */
  typedMs: number | undefined;
  /** Where the program says it is (OSC 7). Untrusted; '' when it never said. */
  reportedPath = '';
  /** Where its program was when somebody last looked; '' for never. */
  folder = '';
  /** Bytes of its output that a restart has cost. */
  lost = 0;
  readonly notice: Notice;
  #mode: CopyMode | undefined;
  /** Offset behind the output that had come when it was put into its mode. */
  seen = 0;
  /** What copy mode was searched for last. */
  lastSearch: LastSearch | undefined;
  readonly #events: PaneRuntimeEvents;
  readonly #clock: Clock;
  readonly #scheduler: ParseScheduler;
  readonly #guarded: GuardedEmulator;
  readonly #bad = new BadOutput();
  /** Where the output begins that was asked for again; what else comes was sent before that. */
  #awaited: number | undefined;
  /** Nobody is told that all has been parsed before what was there already is there again. */
  #caughtUpAt = 0;
  /** Output not yet parsed; bounded by the credit that the ptyhost has (256 KiB). */
  #queue: Output[] = [];
  readonly #hold: SyncHold;
  /** Offset behind the last byte received, and behind the last one parsed. */
  #received = 0;
  #parsed = 0;
  readonly #credit: Credit;
  #replayEnd = 0;
  readonly #waiters = new IdleWaiters();
  readonly #settling: Settling;
  readonly #suspicion: Suspicion;

  constructor(id: PaneId, size: Size, historyLimit: number, ports: PaneRuntimePorts, events: PaneRuntimeEvents) {
    this.id = id;
    const { clock, flood, guard = unguarded(ports.clock) } = ports;
    this.#clock = clock;
    this.#settling = new Settling(clock, () => ({ emulator: this.emulator, received: this.#received }));
    this.#scheduler = ports.scheduler;
    this.#events = events;
    this.#suspicion = new Suspicion(ports.suspects, id);
    this.#credit = new Credit(events.onParsed);
    this.#hold = new SyncHold(clock, (bytes) => events.onChange(this.emulator.takeDirty(), bytes));
    this.#guarded = new GuardedEmulator(emulatorMaker({ size, historyLimit, flood, now: clock.now }), events, guard);
    this.notice = new Notice(this.#guarded, () => events.onChange(this.emulator.takeDirty(), 0));
  }

  get emulator(): Emulator {
    return this.#guarded.emulator;
  }

  /** The mode that covers the screen, e.g. copy mode; undefined while the program shows. */
  get mode(): CopyMode | undefined {
    return this.#mode;
  }

  set mode(mode: CopyMode | undefined) {
    if (this.#mode === undefined) this.seen = this.#received;
    this.#mode = mode;
    this.#events.onMode();
  }

  get size(): Size {
    return this.emulator.size;
  }

  /** Takes output that begins at `offset`; `mayWait`: in a turn of its own. What was taken before is skipped: a replay doubles nothing. */
  feed(offset: number, data: Uint8Array, mayWait = false): void {
    this.recover();
    if (this.#awaited !== undefined && offset !== this.#awaited) return;
    const skip = Math.max(0, this.#received - offset);
    if (skip >= data.length) return;
    this.#awaited = undefined;
    this.#received = offset + data.length;
    if (this.#bad.isHopeless) return this.#skip();
    this.#queue.push(...this.#bad.pieces(offset + skip, skip === 0 ? data : data.subarray(skip)));
    // Only when nothing waits: output never overtakes output.
    const isSmall = !mayWait && this.#queue.length === 1 && data.length <= smallBytes;
    if (!isSmall || this.parse(smallBudgetMs)) this.#scheduler.add(this);
  }

  /** Output that was asked for again is gone up to `to`. */
  gap(to: number): void {
    if (this.#awaited === undefined) return;
    this.#awaited = to;
    this.#received = this.#parsed = to;
    this.#credit.restart(to);
    this.#unmute();
  }

  /** Its program prints what cannot be shown: taken and dropped. */
  #skip(): void {
    if (this.#queue.length > 0) return;
    this.#parsed = this.#received;
    this.#credit.parsed(this.#parsed);
    this.#becomeIdle();
  }

  /** Puts a new emulator in the place of one that was interrupted. */
  recover(): void {
    if (this.#guarded.failure !== undefined) this.#rebuild();
  }

  /** The emulator has failed: leaves out what it failed on, and shows all there still is in a new one. */
  #rebuild(): void {
    const failure = this.#guarded.failure;
    const [piece] = this.#queue;
    if (failure === undefined || piece === undefined) return;
    const { offset, data, isNote } = piece;
    const from = offset + (isNote ? 0 : failure.from);
    const bytes = isNote ? new Uint8Array(0) : data.subarray(failure.from, safePoint(data, failure.to));
    const wasHopeless = this.#bad.isHopeless;
    const file = this.#events.onFailed(from, bytes, failure.error);
    this.#bad.add({ from, to: from + bytes.length, file });
    this.#scheduler.remove(this);
    this.#hold.cancel();
    this.leaveMode();
    this.#guarded.replace();
    this.#queue = [];
    this.redraw();
    if (this.#bad.isHopeless) {
      if (!wasHopeless) this.#queue = [this.#bad.farewell(this.#received)];
      this.emulator.muted = true;
      return this.#scheduler.add(this);
    }
    this.#caughtUpAt = Math.max(this.#caughtUpAt, this.#received);
    this.#showFrom(0, from + bytes.length);
    this.#awaited = 0;
    this.#events.onReplayWanted(this.#caughtUpAt);
  }

  /** Goes on from an image of before; false when it is damaged. */
  restoreImage(image: EmulatorImage): boolean {
    return this.#guarded.restore(image);
  }

  /** Output from `start` to `end` is shown again after a restart: nothing in it is answered a second time. */
  replay(start: number, end: number): void {
    this.#bad.clear();
    for (const part of this.#suspicion.setAside(this.printedBefore, this.#events.onFailed)) this.#bad.add(part);
    this.#awaited = undefined;
    this.#caughtUpAt = 0;
    this.#showFrom(start, end);
  }

  #showFrom(start: number, end: number): void {
    this.#received = this.#parsed = start;
    this.#credit.restart(start);
    this.#replayEnd = end;
    this.emulator.muted = start < end;
  }

  resize(size: Size): void {
    if (size.cols === this.size.cols && size.rows === this.size.rows) return;
    this.notice.resize(size);
    this.mode?.resize(size);
    this.#events.onChange(this.emulator.takeDirty(), 0);
  }

  /** Everything is drawn again: a mode covers the screen, or no longer does. */
  redraw(): void {
    this.#events.onChange({ first: 0, last: this.size.rows - 1 }, 0);
  }

  leaveMode(): void {
    if (this.mode === undefined) return;
    this.mode.dispose();
    this.mode = undefined;
    this.redraw();
  }

  /** Offset behind the last byte received of this program. */
  get received(): number {
    return this.#received;
  }

  /** How much of this program's output is on the screen, and what waits behind that; undefined while it is not known. */
  get progress(): { readonly parsed: number; readonly waiting: readonly Output[] } | undefined {
    if (this.#awaited !== undefined || this.#guarded.failure !== undefined) return undefined;
    return { parsed: this.#parsed, waiting: this.#queue.filter(({ isNote }) => !isNote) };
  }

  /** Output up to `offset` is gone for ever; says so on the screen. */
  lose(offset: number): void {
    this.#queue.push(lostOutput(this.#received, offset));
    this.lost += offset - this.#received;
    this.#received = offset;
    this.#scheduler.add(this);
  }

  /** Another program takes the pane: its output begins at 0, on an empty screen below the history. */
  restart(): void {
    while (this.#queue.length > 0) this.parse(smallBudgetMs);
    this.notice.lift();
    this.printedBefore += this.#received;
    this.replay(0, 0);
    this.leaveMode();
    this.reportedPath = '';
    this.notice.print(freshScreen);
    this.redraw();
  }

  /** Calls back once all output received so far is on the screen. */
  whenParsed(callback: () => void, alsoGone = false): void {
    if (this.#isCaughtUp) callback();
    else this.#waiters.add(callback, alsoGone);
  }

  /** What comes has been here before. */
  get isCatchingUp(): boolean {
    return this.#awaited !== undefined || this.#received < this.#caughtUpAt;
  }

  get #isCaughtUp(): boolean {
    return this.#queue.length === 0 && this.#awaited === undefined && this.#parsed >= this.#caughtUpAt;
  }

  dispose(): void {
    this.#scheduler.remove(this);
    this.#hold.cancel();
    this.#settling.cancel();
    this.mode?.dispose();
    this.#queue = [];
    this.#waiters.gone();
    this.emulator.dispose();
  }

  parse(budgetMs: number): boolean {
    this.recover();
    this.lastOutputMs = this.#clock.now();
    const end = this.lastOutputMs + budgetMs;
    let bytes = 0;
    while (this.#queue.length > 0) {
      const { offset, data, isNote } = this.#queue[0]!;
      const part = this.#suspicion.begin(this.printedBefore + offset, data, !isNote && offset < this.#replayEnd);
      const taken = this.#guarded.write(part, Math.max(0, end - this.#clock.now()));
      if (taken === undefined) {
        this.#rebuild();
        return false;
      }
      bytes += taken;
      this.#parsed = isNote ? offset : offset + taken;
      if (taken < data.length) this.#queue[0] = { offset: this.#parsed, data: data.subarray(taken), isNote };
      else this.#queue.shift();
      if (this.#clock.now() >= end) break;
    }
    this.#unmute();
    if (this.mode === undefined) this.#hold.changed(bytes, this.emulator.synchronizedOutput);
    this.#suspicion.end();
    this.#credit.parsed(this.#parsed);
    if (this.#queue.length === 0) this.#becomeIdle();
    return this.#queue.length > 0;
  }

  #unmute(): void {
    if (this.emulator.muted && this.#parsed >= this.#replayEnd && !this.#bad.isHopeless) this.emulator.muted = false;
  }

  #becomeIdle(): void {
    if (!this.#isCaughtUp) return;
    this.#waiters.idle();
    this.#settling.begin();
  }
}
