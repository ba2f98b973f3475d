/**
 * What the server's thread and the watchdog's have in common: one number that says whether a slice of parsing runs, and one
 * that says whether the watchdog sleeps. Owns the rule by which exactly one of them ends a slice.
 *
 * The number is odd while a slice runs and even between two; negative when the watchdog has claimed the slice to end it.
 */

/** Bytes to share. */
export const recordBytes = 8;

const slice = 0;
const asleep = 1;
/** Before it is lost in 32 bits; even. */
const lastNumber = 0x7ffffff0;

/** The side of the thread that parses. */
export class SliceWriter {
  readonly #record: Int32Array;
  #number = 0;

  constructor(shared: SharedArrayBuffer) {
    this.#record = new Int32Array(shared);
  }

  /** A slice begins. Wakes the watchdog if it sleeps. */
  begin(): void {
    this.#number = this.#number >= lastNumber ? 1 : this.#number + 1;
    Atomics.store(this.#record, slice, this.#number);
    if (Atomics.load(this.#record, asleep) === 0) return;
    Atomics.store(this.#record, asleep, 0);
    Atomics.notify(this.#record, asleep);
  }

  /** The slice ends. False when the watchdog was first: this thread is about to be interrupted. */
  end(): boolean {
    const number = this.#number++;
    return Atomics.compareExchange(this.#record, slice, number, number + 1) === number;
  }

  /** The slice that was begun last was interrupted and has no end of its own. */
  abandon(): void {
    if (this.#number % 2 === 0) return;
    this.#number++;
    Atomics.store(this.#record, slice, this.#number);
  }
}

/** Whether a number is that of a slice that runs and is nobody's to end yet. */
export const isRunning = (number: number): boolean => number > 0 && number % 2 === 1;

/** The watchdog's side. */
export class SliceReader {
  readonly #record: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.#record = new Int32Array(shared);
  }

  /** Changes with every beginning and end; `isRunning` says which of them. */
  get current(): number {
    return Atomics.load(this.#record, slice);
  }

  /** Sleeps until a slice begins, without waking up in between. */
  sleep(): void {
    const before = this.current;
    Atomics.store(this.#record, asleep, 1);
    // One that began before the mark was there did not see it.
    if (!isRunning(before) && this.current === before) Atomics.wait(this.#record, asleep, 1);
    Atomics.store(this.#record, asleep, 0);
  }

  pause(ms: number): void {
    Atomics.wait(this.#record, asleep, 0, ms);
  }

  /** Takes it on itself to end that slice; false when it ended by itself meanwhile. */
  claim(number: number): boolean {
    return Atomics.compareExchange(this.#record, slice, number, -number) === number;
  }
}
