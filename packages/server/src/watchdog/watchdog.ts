/**
 * Finds parsing that does not end and interrupts it, from a thread of its own. Owns that thread and the stacks that slices
 * run on; what becomes of the pane is decided by who is told.
 *
 * An interruption unwinds the stack without running `finally`. Node survives that in a message event and in a socket's data
 * event, but not in a timer, an immediate or a microtask: there its own bookkeeping is cut short and the process aborts. So
 * slices run in message events.
 */
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Logger } from '../log.js';
import type { Interruption } from './interruption.js';
import type { ParseGuard } from './parse-guard.js';
import { recordBytes, SliceWriter } from './slice-record.js';
import { type Ending, withinTime } from './time-limit.js';

/**
 * Slices after which the thread is started. It costs 10 MB: a server that only holds a program which has said what it had to
 * say does without, one in which somebody works does not.
 */
const slicesBeforeStart = 4;
/** How long an interruption that was announced may take; past it something is very wrong. */
const patienceMs = 5000;

export class Watchdog implements ParseGuard {
  readonly #slices: SliceWriter;
  readonly #shared = new SharedArrayBuffer(recordBytes);
  readonly #channel = new MessageChannel();
  readonly #turns: (() => void)[] = [];
  readonly #log: Logger;
  readonly #onInterrupted: () => void;
  #untilStart = slicesBeforeStart;

  /** `onInterrupted`: a slice was interrupted; whoever ran it has to be put in order. */
  constructor(log: Logger, onInterrupted: () => void) {
    this.#log = log;
    this.#onInterrupted = onInterrupted;
    this.#slices = new SliceWriter(this.#shared);
    this.#channel.port1.on('message', () => this.#turns.shift()?.());
  }

  turn(run: () => void): void {
    this.#turns.push(run);
    // A message sent in a message event would be delivered before the sockets are looked at.
    setImmediate(() => this.#channel.port2.postMessage(undefined));
  }

  begin(): void {
    if (this.#untilStart > 0 && --this.#untilStart === 0) this.start();
    this.#slices.begin();
  }

  end(): void {
    if (!this.#slices.end()) this.#awaitInterruption();
  }

  abandon(): void {
    this.#slices.abandon();
  }

  within(ms: number, run: () => void): Ending {
    return withinTime(ms, run);
  }

  /** Starts to watch now: what is about to be parsed may have ended a server before. */
  start(): void {
    this.#untilStart = 0;
    const worker = new Worker(new URL('./watchdog.js', import.meta.url), {
      workerData: this.#shared,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16, codeRangeSizeMb: 4 },
    });
    worker.unref();
    this.#log.info({ ev: 'watchdog.started' });
    worker.on('message', ({ afterMs, lateMs }: Interruption) => {
      this.#log.warn({ ev: 'watchdog.interrupted', afterMs, lateMs });
      this.#onInterrupted();
    });
    worker.on('error', (e) => this.#log.error({ ev: 'watchdog.failed', stack: e.stack }));
  }

  /** The watchdog was a moment faster: on with nothing, until it strikes. */
  #awaitInterruption(): void {
    for (const end = performance.now() + patienceMs; performance.now() < end; );
    throw new Error('the watchdog did not interrupt');
  }
}
