/**
 * An emulator that may fail: throw, or never come back and be interrupted. Owns which one is in use; one that has failed is
 * not asked anything any more. What the emulator tells its owner runs outside of what may be interrupted.
 */
import type { Emulator, EmulatorEvents, EmulatorImage } from '@ccmux/term';
import type { ParseGuard } from './parse-guard.js';

export interface Failure {
  /** What it was working on, in the bytes of the write that failed. */
  readonly from: number;
  readonly to: number;
  /** undefined: it did not come back. */
  readonly error: unknown;
}

export interface EmulatorMaker {
  fresh(events: EmulatorEvents): Emulator;
  /** undefined: the image is damaged. */
  fromImage(image: EmulatorImage, events: EmulatorEvents): Emulator | undefined;
}

export class GuardedEmulator {
  readonly #maker: EmulatorMaker;
  readonly #outsideEvents: EmulatorEvents;
  readonly #guard: ParseGuard;
  #emulator: Emulator;
  /** True outside of `write` when a write was interrupted. */
  #isWorking = false;
  #error: unknown;

  constructor(maker: EmulatorMaker, events: EmulatorEvents, guard: ParseGuard) {
    this.#guard = guard;
    this.#maker = maker;
    this.#outsideEvents = this.#outside(events);
    this.#emulator = maker.fresh(this.#outsideEvents);
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

  /** How the emulator in use has failed; undefined while it works. */
  get failure(): Failure | undefined {
    return this.#isWorking ? { ...this.#emulator.inWork, error: this.#error } : undefined;
  }

  /** Puts a new emulator in the place of one that failed, as large as that one. */
  replace(): void {
    const { size } = this.#emulator;
    this.#guard.abandon();
    this.#isWorking = false;
    this.#error = undefined;
    try {
      this.#emulator.dispose();
    } catch {
      // It is broken.
    }
    this.#emulator = this.#maker.fresh(this.#outsideEvents);
    this.#emulator.resize(size);
  }

  /** Goes on from an image, at the size of now; false when it is damaged. */
  restore(image: EmulatorImage): boolean {
    const restored = this.#maker.fromImage(image, this.#outsideEvents);
    if (restored === undefined) return false;
    const { size } = this.#emulator;
    this.#emulator.dispose();
    this.#emulator = restored;
    restored.resize(size);
    return true;
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
