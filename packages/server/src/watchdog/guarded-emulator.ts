/**
 * An emulator that may fail: throw, or never come back and be interrupted. Owns which one is in use; one that has failed is
 * not asked anything any more but what can be salvaged of it. What the emulator tells its owner runs outside of what may be
 * interrupted.
 */
import type { Size } from '@ccmux/core';
import type { Emulator, EmulatorEvents, EmulatorImage } from '@ccmux/term';
import type { ParseGuard } from './parse-guard.js';
import type { Ending } from './time-limit.js';

export interface Failure {
  /** What it was working on, in the bytes of the write that failed. */
  readonly from: number;
  readonly to: number;
  /** undefined: it did not come back. */
  readonly error: unknown;
}

export interface EmulatorMaker {
  fresh(size: Size, events: EmulatorEvents): Emulator;
  /** undefined: the image is damaged. */
  fromImage(image: EmulatorImage, events: EmulatorEvents): Emulator | undefined;
}

export interface GuardedEvents extends EmulatorEvents {
  /**
   * It could not be given another size, and there is another one of that size: with what was salvaged as its history, or empty.
   * `error`: as in `Failure`.
   */
  onResizeFailed(error: unknown, isSalvaged: boolean): void;
}

/** As for a slice of parsing. A resize takes some milliseconds. */
const resizeMs = 1500;
const maxTries = 3;
const salvageMs = 5000;
/** A long history may have to be written anew at a resize, or be copied: so much of it is waited for a millisecond longer. */
const bytesPerMs = 2000;

export class GuardedEmulator {
  readonly #maker: EmulatorMaker;
  readonly #events: GuardedEvents;
  readonly #outsideEvents: EmulatorEvents;
  readonly #guard: ParseGuard;
  #emulator: Emulator;
  /** True outside of `write` when a write was interrupted. */
  #isWorking = false;
  #error: unknown;

  constructor(maker: EmulatorMaker, size: Size, events: GuardedEvents, guard: ParseGuard) {
    this.#guard = guard;
    this.#maker = maker;
    this.#events = events;
    this.#outsideEvents = this.#outside(events);
    this.#emulator = maker.fresh(size, this.#outsideEvents);
  }

  get emulator(): Emulator {
    return this.#emulator;
  }

  /** As `Emulator.write`; undefined when it failed. */
  write(bytes: Uint8Array, budgetMs: number): number | undefined {
    this.#isWorking = true;
    this.#guard.begin();
    let taken: number | undefined;
    try {
      taken = this.#emulator.write(bytes, budgetMs);
    } catch (error) {
      this.#error = error ?? new Error('the emulator threw nothing');
    }
    this.#guard.end();
    if (taken !== undefined) this.#isWorking = false;
    return taken;
  }

  /** Whether the emulator in use has failed at a write. */
  get hasFailed(): boolean {
    return this.#isWorking;
  }

  /** How it has; undefined while it works. */
  get failure(): Failure | undefined {
    return this.#isWorking ? { ...this.#emulator.inWork, error: this.#error } : undefined;
  }

  /** As `Emulator.resize`. There is an emulator of that size afterwards, come what may. */
  resize(size: Size): void {
    for (let tries = 0; tries < maxTries; tries++) {
      const ending = this.#tryResize(size);
      if (ending === 'done') return;
      // A machine that is busy with other things says nothing against the emulator.
      if (ending !== 'starved' || !this.salvage()) break;
    }
    const error = this.#error;
    const isSalvaged = this.salvage(size);
    if (!isSalvaged) this.replace(size);
    this.#events.onResizeFailed(error, isSalvaged);
  }

  #tryResize(size: Size): Ending | undefined {
    try {
      return this.#guard.within(resizeMs + this.#emulator.historyBytes / bytesPerMs, () => this.#emulator.resize(size));
    } catch (error) {
      this.#error = error ?? new Error('the emulator threw nothing');
      return undefined;
    }
  }

  /** Puts an emulator in the place of one that failed which goes on from what that one still tells; false: it tells nothing. */
  salvage(size = this.#emulator.size): boolean {
    let salvaged: Emulator | undefined;
    this.#guard.abandon();
    try {
      this.#guard.within(salvageMs + this.#emulator.historyBytes / bytesPerMs, () => {
        salvaged = this.#maker.fromImage(this.#emulator.salvage(size), this.#outsideEvents);
      });
    } catch {
      // More of it is broken than what it failed on.
    }
    if (salvaged === undefined) return false;
    this.#use(salvaged);
    return true;
  }

  /** Puts a new emulator in the place of one that failed. */
  replace(size = this.#emulator.size): void {
    this.#guard.abandon();
    this.#use(this.#maker.fresh(size, this.#outsideEvents));
  }

  /** Goes on from an image, at the size of now; false when it is damaged. */
  restore(image: EmulatorImage): boolean {
    const restored = this.#maker.fromImage(image, this.#outsideEvents);
    if (restored === undefined) return false;
    const { size } = this.#emulator;
    this.#use(restored);
    this.resize(size);
    return true;
  }

  dispose(): void {
    try {
      this.#emulator.dispose();
    } catch {
      // It may be broken.
    }
  }

  #use(emulator: Emulator): void {
    this.#isWorking = false;
    this.#error = undefined;
    this.dispose();
    this.#emulator = emulator;
  }

  #outside(events: EmulatorEvents): EmulatorEvents {
    const outside = (run: () => void): void => {
      if (!this.#isWorking) return run();
      this.#guard.end();
      this.#isWorking = false;
      run();
      this.#isWorking = true;
      this.#guard.begin();
    };
    return {
      onReply: (bytes) => outside(() => events.onReply(bytes)),
      onTitle: (title) => outside(() => events.onTitle(title)),
      onBell: () => outside(() => events.onBell()),
      onWorkingDirectory: (path) => outside(() => events.onWorkingDirectory(path)),
      onClipboard: (data) => outside(() => events.onClipboard(data)),
      onNotification: (text) => outside(() => events.onNotification(text)),
    };
  }
}
