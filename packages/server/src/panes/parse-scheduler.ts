/**
 * Whose output is parsed next. Panes that print a lot take turns, a slice each, and between two slices the sockets are
 * looked at: a key or an echo waits for one slice at most, however many panes flood. Bounded by the panes: each waits
 * in the line once.
 */
import type { Clock } from '../clock.js';
import { type ParseGuard, unguarded } from '../watchdog/parse-guard.js';

/** A slice while nobody types: long enough that turns cost nothing. */
const sliceMs = 4;
/** A slice while somebody types: what a key may be late, twice on its way. */
const typingSliceMs = 0.4;
/**
 * Rest between two slices while somebody types. A flood keeps every process on its way busy; held back, it leaves the
 * processors to the key, and still prints more than anybody reads.
 */
const typingRestMs = 3;
/** How long after a key somebody counts as typing. */
const typingMs = 400;
/**
 * Small output that is parsed as it comes, between two turns of the line. What a stall has heaped up (hundreds of panes
 * print into one socket) is taken quickly then, and an echo that stands behind it with it.
 */
const atOnceBytes = 32 * 1024;

export interface Parsing {
  /** Parses for about `budgetMs`; true when output is left. */
  parse(budgetMs: number): boolean;
}

export class ParseScheduler {
  readonly #clock: Clock;
  readonly #guard: ParseGuard;
  readonly #line = new Set<Parsing>();
  #isDue = false;
  #lastKeyAt = -Infinity;
  #atOnce = 0;

  constructor(clock: Clock, guard: ParseGuard = unguarded(clock)) {
    this.#clock = clock;
    this.#guard = guard;
  }

  /** A person's key went to a pane. */
  typed(): void {
    this.#lastKeyAt = this.#clock.now();
  }

  /** Whether a little output may be parsed as it comes; of a pane that somebody types in, always. `typedMs`: when that was. */
  takesAtOnce(bytes: number, typedMs: number | undefined): boolean {
    this.#atOnce += bytes;
    return this.#atOnce <= atOnceBytes || (typedMs !== undefined && this.#clock.now() - typedMs < typingMs);
  }

  /** Puts a pane with output at the end of the line. */
  add(pane: Parsing): void {
    this.#line.add(pane);
    this.resume();
  }

  /** Goes on with the line, also when a turn was interrupted. */
  resume(): void {
    if (this.#isDue || this.#line.size === 0) return;
    this.#isDue = true;
    this.#guard.turn(() => this.#next());
  }

  remove(pane: Parsing): void {
    this.#line.delete(pane);
  }

  #next(): void {
    this.#isDue = false;
    this.#atOnce = 0;
    const start = this.#clock.now();
    const isTyping = start - this.#lastKeyAt < typingMs;
    const end = start + (isTyping ? typingSliceMs : sliceMs);
    let now = start;
    // A pane that had its share waits for the next turn; of many that have little, one slice serves all it can.
    for (const pane of this.#line) {
      this.#line.delete(pane);
      if (pane.parse(end - now)) this.#line.add(pane);
      now = this.#clock.now();
      if (now >= end) break;
    }
    if (!isTyping || this.#isDue || this.#line.size === 0) return this.resume();
    this.#isDue = true;
    this.#clock.after(typingRestMs, () => {
      this.#isDue = false;
      this.resume();
    });
  }
}
