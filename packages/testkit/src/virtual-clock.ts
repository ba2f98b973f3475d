/**
 * A clock that stands still until a test moves it. Has the shape of the server's clock port. Owns the order in which
 * what was asked for runs: `soon` before any timer, timers by time and then by age.
 */

interface Entry {
  readonly at: number;
  readonly run: () => void;
}

/** Runs of one `settle` after which a test is told that something asks for more for ever. */
const maxSoon = 100_000;

export class VirtualClock {
  #now = 0;
  readonly #wallStart: number;
  #soon: Entry[] = [];
  #timers: Entry[] = [];

  /** `wallStartMs`: milliseconds since the epoch at the clock's zero. */
  constructor(wallStartMs = Date.UTC(2025, 0, 1)) {
    this.#wallStart = wallStartMs;
  }

  readonly now = (): number => this.#now;

  wallMs(): number {
    return this.#wallStart + this.#now;
  }

  after(ms: number, run: () => void): { cancel(): void } {
    const entry = { at: this.#now + ms, run };
    this.#timers.push(entry);
    return { cancel: () => this.#forgetTimer(entry) };
  }

  soon(run: () => void): { cancel(): void } {
    const entry = { at: this.#now, run };
    this.#soon.push(entry);
    const cancel = (): void => {
      this.#soon = this.#soon.filter((e) => e !== entry);
    };
    return { cancel };
  }

  /** Runs what was asked for soon, and what that asks for, until nothing is left; no time passes. */
  settle(): void {
    for (let ran = 0; this.#soon.length > 0; ran++) {
      if (ran > maxSoon) throw new Error('something runs again and again without time passing');
      this.#soon.shift()!.run();
    }
  }

  /** Lets time pass, and what falls due in it run. */
  advance(ms: number): void {
    const end = this.#now + ms;
    this.settle();
    for (let next = this.#nextBefore(end); next !== undefined; next = this.#nextBefore(end)) {
      const entry = next;
      this.#forgetTimer(entry);
      this.#now = Math.max(this.#now, entry.at);
      entry.run();
      this.settle();
    }
    this.#now = end;
  }

  /** Lets time pass while something computes: nothing runs. */
  spend(ms: number): void {
    this.#now += ms;
  }

  /** How much is still asked for. An idle program asks for nothing. */
  get pending(): number {
    return this.#soon.length + this.#timers.length;
  }

  #forgetTimer(entry: Entry): void {
    this.#timers = this.#timers.filter((e) => e !== entry);
  }

  #nextBefore(end: number): Entry | undefined {
    const due = this.#timers.filter((e) => e.at <= end);
    return due.length === 0 ? undefined : due.reduce((a, b) => (b.at < a.at ? b : a));
  }
}
