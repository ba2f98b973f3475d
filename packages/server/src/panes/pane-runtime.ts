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
import { screenLost } from './bad-output.js';
import { emulatorMaker } from './emulator-maker.js';
import { freshScreen } from './fresh-screen.js';
import { IdleWaiters } from './idle-waiters.js';
import { Intake } from './intake.js';
import { Notice } from './notice.js';
import type { PaneRuntimeEvents, PaneRuntimePorts } from './pane-runtime-ports.js';
import type { ParseScheduler, Parsing } from './parse-scheduler.js';
import { Settling } from './settling.js';
import { Suspicion } from './suspicion.js';
import { SyncHold } from './sync-hold.js';

/** Output that is parsed on arrival: an echo, a prompt, a spinner. More waits for the pane's turn. */
const smallBytes = 4096;
const smallBudgetMs = 4;
/** After so much output an emulator is trusted again that goes on with what was left of one that failed. */
const salvagedBytes = 64 * 1024;

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
  readonly #intake: Intake;
  readonly #hold: SyncHold;
  /** Offset at which the emulator took the place of one that had failed, with what was left of that. */
  #salvagedAt: number | undefined;
  readonly #waiters = new IdleWaiters();
  readonly #settling: Settling;
  readonly #suspicion: Suspicion;

  constructor(id: PaneId, size: Size, historyLimit: number, ports: PaneRuntimePorts, events: PaneRuntimeEvents) {
    this.id = id;
    const { clock, flood, guard = unguarded(ports.clock) } = ports;
    this.#clock = clock;
    this.#settling = new Settling(clock, () => ({ emulator: this.emulator, received: this.received }));
    this.#scheduler = ports.scheduler;
    this.#events = events;
    this.#suspicion = new Suspicion(ports.suspects, id);
    this.#intake = new Intake(events.onParsed);
    this.#hold = new SyncHold(clock, (bytes) => events.onChange(this.emulator.takeDirty(), bytes));
    const maker = emulatorMaker({ historyLimit, flood, now: clock.now });
    const onResizeFailed = (error: unknown, isSalvaged: boolean): void => this.#resizeFailed(error, isSalvaged);
    this.#guarded = new GuardedEmulator(maker, size, { ...events, onResizeFailed }, guard);
    this.notice = new Notice(this.#guarded, () => events.onChange(this.emulator.takeDirty(), 0));
  }

  get emulator(): Emulator {
    this.recover();
    return this.#guarded.emulator;
  }

  /** The mode that covers the screen, e.g. copy mode; undefined while the program shows. */
  get mode(): CopyMode | undefined {
    return this.#mode;
  }

  set mode(mode: CopyMode | undefined) {
    if (this.#mode === undefined) this.seen = this.received;
    this.#mode = mode;
    this.#events.onMode();
  }

  get size(): Size {
    return this.emulator.size;
  }

  /** Takes output that begins at `offset`; `mayWait`: in a turn of its own. What was taken before is skipped: a replay doubles nothing. */
  feed(offset: number, data: Uint8Array, mayWait = false): void {
    this.recover();
    if (!this.#intake.take(offset, data)) return;
    if (this.#intake.length === 0) return this.#becomeIdle();
    // Only when nothing waits: output never overtakes output.
    const isSmall = !mayWait && this.#intake.length === 1 && data.length <= smallBytes;
    const isNow = isSmall && this.#scheduler.takesAtOnce(data.length, this.typedMs);
    if (!isNow || this.parse(smallBudgetMs)) this.#scheduler.add(this);
  }

  /** Output that was asked for again is gone up to `to`. */
  gap(to: number): void {
    const lost = this.#intake.gap(to);
    if (lost === undefined) return;
    this.lost += lost;
    this.#mute();
    if (this.#intake.length > 0) this.#scheduler.add(this);
  }

  /** Puts another emulator in the place of one that was interrupted. */
  recover(): void {
    const { failure } = this.#guarded;
    if (failure === undefined) return;
    const { from, bytes } = this.#intake.failedOn(failure);
    const part = { from, to: from + bytes.length, file: this.#events.onFailed(from, bytes, failure.error) };
    this.#intake.bad.add(part);
    // What failed again soon may have taken over what is wrong.
    const isTrusted = this.#salvagedAt === undefined || from - this.#salvagedAt > salvagedBytes;
    const isSalvaged = isTrusted && this.#guarded.salvage();
    if (isSalvaged) this.#intake.skip(part);
    else this.#guarded.replace();
    this.#goOnWithAnother(isSalvaged, part.to);
  }

  #resizeFailed(error: unknown, isSalvaged: boolean): void {
    this.#events.onFailed(this.received, new Uint8Array(0), error);
    this.#intake.bad.count();
    if (isSalvaged) this.#intake.say(screenLost);
    this.#goOnWithAnother(isSalvaged, this.received);
  }

  /** There is another emulator, with what could be salvaged or with nothing. `answered`: up to where output was parsed. */
  #goOnWithAnother(isSalvaged: boolean, answered: number): void {
    this.#salvagedAt = isSalvaged ? answered : undefined;
    this.#scheduler.remove(this);
    this.#hold.cancel();
    this.leaveMode();
    this.redraw();
    if (this.#intake.bad.isHopeless) this.#intake.giveUp();
    else if (!isSalvaged) this.#events.onReplayWanted(this.#intake.again(0, answered));
    this.#mute();
    if (this.#intake.length > 0) this.#scheduler.add(this);
  }

  /**
   * All that there still is of the output comes again: from where an image of before shows it, if there is one, whose `offset` is
   * where its program was. Answers from where it is wanted; undefined when it is not any more.
   */
  goOnFrom(image: { readonly offset: number; readonly bytes: EmulatorImage } | undefined): number | undefined {
    if (this.#intake.awaited !== 0) return undefined;
    const start = image !== undefined && image.offset > 0 && this.#guarded.restore(image.bytes) ? image.offset : 0;
    this.#intake.again(start, 0);
    this.#mute();
    this.redraw();
    return start;
  }

  /** Goes on from an image of before; false when it is damaged. */
  restoreImage(image: EmulatorImage): boolean {
    return this.#guarded.restore(image);
  }

  /** Output from `start` to `end` is shown again after a restart: nothing in it is answered a second time. */
  replay(start: number, end: number): void {
    this.#intake.bad.clear();
    for (const part of this.#suspicion.setAside(this.printedBefore, this.#events.onFailed)) this.#intake.bad.add(part);
    this.#intake.begin(start, end);
    this.#mute();
  }

  #mute(): void {
    this.#guarded.emulator.muted = this.#intake.isReplay;
  }

  /** The emulator alone gets another size. */
  resizeScreen(size: Size): void {
    this.recover();
    this.#guarded.resize(size);
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
    return this.#intake.received;
  }

  /** How much of this program's output is on the screen, and what waits behind that; undefined while it is not known. */
  get progress(): Intake['progress'] {
    return this.#guarded.hasFailed ? undefined : this.#intake.progress;
  }

  /** Output up to `offset` is gone for ever; says so on the screen. */
  lose(offset: number): void {
    this.lost += this.#intake.lose(offset);
    this.#scheduler.add(this);
  }

  /** Another program takes the pane: its output begins at 0, on an empty screen below the history. */
  restart(): void {
    while (this.#intake.length > 0) this.parse(smallBudgetMs);
    this.notice.lift();
    this.printedBefore += this.received;
    this.replay(0, 0);
    this.leaveMode();
    this.reportedPath = '';
    this.notice.print(freshScreen);
    this.redraw();
  }

  /** Calls back once all output received so far is on the screen. */
  whenParsed(callback: () => void, alsoGone = false): void {
    if (this.#intake.isCaughtUp) callback();
    else this.#waiters.add(callback, alsoGone);
  }

  /** What comes has been here before. */
  get isCatchingUp(): boolean {
    return this.#intake.isCatchingUp;
  }

  dispose(): void {
    this.#scheduler.remove(this);
    this.#hold.cancel();
    this.#settling.cancel();
    this.mode?.dispose();
    this.#intake.clear();
    this.#waiters.gone();
    this.#guarded.dispose();
  }

  parse(budgetMs: number): boolean {
    this.recover();
    this.lastOutputMs = this.#clock.now();
    const end = this.lastOutputMs + budgetMs;
    let bytes = 0;
    for (let piece = this.#intake.next; piece !== undefined; piece = this.#intake.next) {
      const { offset, data, isNote } = piece;
      const isOld = !isNote && offset < this.#intake.replayEnd;
      const part = this.#suspicion.begin(this.printedBefore + offset, data, isOld);
      const taken = this.#guarded.write(part, Math.max(0, end - this.#clock.now()));
      if (taken === undefined) {
        this.recover();
        return false;
      }
      bytes += taken;
      this.#intake.advance(taken);
      if (this.#clock.now() >= end) break;
    }
    if (this.#guarded.emulator.muted) this.#mute();
    if (this.mode === undefined) this.#hold.changed(bytes, this.emulator.synchronizedOutput);
    this.#suspicion.end();
    this.#intake.settle();
    if (this.#intake.length === 0) this.#becomeIdle();
    return this.#intake.length > 0;
  }

  #becomeIdle(): void {
    if (!this.#intake.isCaughtUp) return;
    this.#waiters.idle();
    this.#settling.begin();
  }
}
