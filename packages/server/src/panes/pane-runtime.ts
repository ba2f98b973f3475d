/**
 * A pane's live side: its emulator, the bytes that wait for it, and the notices that come out. Owns the order
 * bytes → screen → dirty rows, and returns credit to the ptyhost as bytes are parsed. Refuses to know the model.
 */
import type { PaneId, Size } from '@ccmux/core';
import type { DirtyRange, Emulator, EmulatorEvents } from '@ccmux/term';
import { createXtermEmulator, type FloodBudget } from '@ccmux/term/xterm';
import type { Clock, Timer } from '../clock.js';
import type { CopyMode } from '../copy-mode/copy-mode.js';
import type { ParseScheduler, Parsing } from './parse-scheduler.js';

/** Output that is parsed on arrival: an echo, a prompt, a spinner. More waits for the pane's turn. */
const smallBytes = 4096;
const smallBudgetMs = 4;
/** Parsed bytes after which credit goes back: half of the ptyhost's window, so that both sides have work while it travels. */
const ackEveryBytes = 128 * 1024;
/** Silence after which a program has paused: longer than the gaps in what a busy one prints. */
const pauseMs = 100;
/** Longest that a program in the middle of a synchronized frame may hold the picture back. */
const maxSyncHoldMs = 150;

const encoder = new TextEncoder();

/** To the normal screen with nothing on it, and the modes of a new terminal. The history stays, unlike with RIS. */
const freshScreen = [
  '\x1b[?1049l\x1b[!p\x1b[?1;6;9;66;1000;1002;1003;1004;1005;1006;1015;1016;2004;2026l\x1b[?7h\x1b[4;20l',
  '\x1b[>4m\x1b[<99u\x1b[0 q\x1b[r\x1b[H\x1b[2J\x1b[?25h',
].join('');

export interface PaneRuntimeEvents extends EmulatorEvents {
  /** Rows (or only the cursor, with no range) changed by `bytes` of output. */
  onChange(range: DirtyRange | undefined, bytes: number): void;
  /** The emulator failed on a piece of output, which is lost; the pane goes on. */
  onFault(error: unknown): void;
  /** Everything below `offset` has been parsed. */
  onParsed(offset: number): void;
}

export interface PaneRuntimePorts {
  readonly clock: Clock;
  readonly scheduler: ParseScheduler;
  readonly flood?: FloodBudget;
}

/** A piece of output and where in the pane's stream it is: behind a gap that is further than the bytes before. */
interface Output {
  readonly offset: number;
  readonly data: Uint8Array;
}

export class PaneRuntime implements Parsing {
  readonly id: PaneId;
  readonly emulator: Emulator;
  pid = 0;
  tty = '';
  /** Monotonic; 0 before it has printed. */
  lastOutputMs = 0;
  /** Where the program says it is (OSC 7). Untrusted; '' when it never said. */
  reportedPath = '';
  /** The mode that covers the screen, e.g. copy mode; undefined while the program shows. */
  mode: CopyMode | undefined;
  readonly #events: PaneRuntimeEvents;
  readonly #clock: Clock;
  readonly #scheduler: ParseScheduler;
  /** Output not yet parsed; bounded by the credit that the ptyhost has (256 KiB). */
  #queue: Output[] = [];
  #syncHold: Timer | undefined;
  #heldBytes = 0;
  /** Offset behind the last byte received, and behind the last one parsed. */
  #received = 0;
  #parsed = 0;
  #acked = 0;
  #replayEnd = 0;
  #whenIdle: (() => void)[] = [];
  #pause: Timer | undefined;

  constructor(id: PaneId, size: Size, historyLimit: number, ports: PaneRuntimePorts, events: PaneRuntimeEvents) {
    this.id = id;
    const { clock } = ports;
    this.#clock = clock;
    this.#scheduler = ports.scheduler;
    this.#events = events;
    const onFault = (error: unknown): void => events.onFault(error);
    this.emulator = createXtermEmulator({ size, historyLimit, flood: ports.flood, events, now: clock.now, onFault });
  }

  get size(): Size {
    return this.emulator.size;
  }

  /** Takes output that begins at `offset`. What was taken before is skipped, so that a replay doubles nothing. */
  feed(offset: number, data: Uint8Array): void {
    const skip = Math.max(0, this.#received - offset);
    if (skip >= data.length) return;
    this.#queue.push({ offset: offset + skip, data: skip === 0 ? data : data.subarray(skip) });
    this.#received = offset + data.length;
    // Only when nothing waits: output never overtakes output.
    const isSmall = this.#queue.length === 1 && data.length <= smallBytes;
    if (!isSmall || this.parse(smallBudgetMs)) this.#scheduler.add(this);
  }

  /** Output from `start` to `end` is shown again after a restart: nothing in it is answered a second time. */
  replay(start: number, end: number): void {
    this.#received = start;
    this.#parsed = start;
    this.#acked = start;
    this.#replayEnd = end;
    this.emulator.muted = start < end;
  }

  resize(size: Size): void {
    if (size.cols === this.size.cols && size.rows === this.size.rows) return;
    this.emulator.resize(size);
    // Copy mode holds a picture of the old size.
    this.mode = undefined;
    this.#events.onChange(this.emulator.takeDirty(), 0);
  }

  /** Everything is drawn again: a mode covers the screen, or no longer does. */
  redraw(): void {
    this.#events.onChange({ first: 0, last: this.size.rows - 1 }, 0);
  }

  leaveMode(): void {
    if (this.mode === undefined) return;
    this.mode = undefined;
    this.redraw();
  }

  /** Back to the state of a new terminal, as the sequence RIS does it. */
  reset(): void {
    this.emulator.write(Uint8Array.of(0x1b, 0x63), smallBudgetMs);
    this.#events.onChange(this.emulator.takeDirty(), 0);
  }

  /** Text of ours on the pane's screen, with the sequences that place it. */
  show(text: string): void {
    this.emulator.write(encoder.encode(text), Number.POSITIVE_INFINITY);
    this.#events.onChange(this.emulator.takeDirty(), 0);
  }

  /** Drops the lines below the cursor; as many come back from the history above. */
  trimBelowCursor(): void {
    const { emulator, size } = this;
    if (this.mode !== undefined || emulator.modes.alternateScreen || emulator.cursor.y >= size.rows - 1) return;
    emulator.resize({ ...size, rows: emulator.cursor.y + 1 });
    emulator.resize(size);
    this.#events.onChange(emulator.takeDirty(), 0);
  }

  /** Another program takes the pane: its output begins at 0, on an empty screen below the history. */
  restart(): void {
    while (this.#queue.length > 0) this.parse(smallBudgetMs);
    this.replay(0, 0);
    this.mode = undefined;
    this.reportedPath = '';
    this.show(freshScreen);
    this.redraw();
  }

  /** Calls back once all output received so far is on the screen. */
  whenParsed(callback: () => void): void {
    if (this.#queue.length === 0) callback();
    else this.#whenIdle.push(callback);
  }

  dispose(): void {
    this.#scheduler.remove(this);
    this.#syncHold?.cancel();
    this.#pause?.cancel();
    this.#queue = [];
    this.emulator.dispose();
  }

  parse(budgetMs: number): boolean {
    this.lastOutputMs = this.#clock.now();
    const end = this.lastOutputMs + budgetMs;
    let bytes = 0;
    while (this.#queue.length > 0) {
      const { offset, data } = this.#queue[0]!;
      const taken = this.emulator.write(data, Math.max(0, end - this.#clock.now()));
      bytes += taken;
      this.#parsed = offset + taken;
      if (taken < data.length) this.#queue[0] = { offset: offset + taken, data: data.subarray(taken) };
      else this.#queue.shift();
      if (this.#clock.now() >= end) break;
    }
    if (this.emulator.muted && this.#parsed >= this.#replayEnd) this.emulator.muted = false;
    this.#announce(bytes);
    this.#acknowledge();
    if (this.#queue.length > 0) return true;
    this.#becomeIdle();
    return false;
  }

  #announce(bytes: number): void {
    if (this.mode !== undefined) return;
    if (this.emulator.synchronizedOutput) {
      this.#heldBytes += bytes;
      this.#syncHold ??= this.#clock.after(maxSyncHoldMs, () => this.#release());
      return;
    }
    if (this.#syncHold !== undefined) this.#release(bytes);
    else this.#events.onChange(this.emulator.takeDirty(), bytes);
  }

  #release(bytes = 0): void {
    this.#syncHold?.cancel();
    this.#syncHold = undefined;
    const held = this.#heldBytes + bytes;
    this.#heldBytes = 0;
    this.#events.onChange(this.emulator.takeDirty(), held);
  }

  #acknowledge(): void {
    if (this.#parsed - this.#acked < ackEveryBytes) return;
    this.#acked = this.#parsed;
    this.#events.onParsed(this.#parsed);
  }

  #becomeIdle(): void {
    const waiting = this.#whenIdle;
    this.#whenIdle = [];
    for (const callback of waiting) callback();
    if (this.emulator.isUnsettled) this.#pause ??= this.#afterPause(this.#received, pauseMs);
  }

  /** Lets the emulator settle, in small steps, once nothing has come for a while. */
  #afterPause(received: number, ms: number): Timer {
    return this.#clock.after(ms, () => {
      const isQuiet = received === this.#received;
      if (isQuiet) this.emulator.settle();
      this.#pause = this.emulator.isUnsettled ? this.#afterPause(this.#received, isQuiet ? 0 : pauseMs) : undefined;
    });
  }
}
