/**
 * The process that plays the programs of many panes: it writes into named pipes, which `cat` reads in each pane, until its
 * input ends; then it says how many lines each pane was given. One process, because two hundred that print would
 * measure the machine's scheduler.
 */
import { constants, openSync, writeSync } from 'node:fs';
import { outputOf, rateOf } from './measures/many-lines.js';

/** Each pane is given something every 20 ms, not all at the same moment. */
const tickMs = 4;
const turns = 5;
/** Longest that the last lines may wait for their pane's program. */
const lastMs = 30_000;

class Feed {
  readonly #fd: number;
  readonly #pane: number;
  #rest: Buffer = Buffer.alloc(0);
  #allowance: number;
  lines = 0;

  constructor(path: string, pane: number) {
    this.#fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#pane = pane;
    // Not all in step: a quiet pane prints its line in one tick of many.
    this.#allowance = -((pane * 37) % 61);
  }

  get isDone(): boolean {
    return this.#rest.length === 0;
  }

  /** What a pane does not take in time is not printed later. */
  print(): void {
    this.#allowance = Math.min(this.#allowance + (rateOf(this.#pane) * tickMs * turns) / 1000, rateOf(this.#pane));
    if (!this.finish()) return;
    let text = '';
    while (text.length < this.#allowance) text += outputOf(this.#pane, this.lines++);
    this.#allowance -= text.length;
    this.#rest = Buffer.from(text);
    this.finish();
  }

  /** True when all that was begun is in the pipe. */
  finish(): boolean {
    if (this.isDone) return true;
    try {
      this.#rest = this.#rest.subarray(writeSync(this.#fd, this.#rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
    return this.isDone;
  }
}

/** Writes into `pipes`, one for each pane from 0 on; resolves when all that was begun is written. */
export const feed = async (pipes: readonly string[]): Promise<void> => {
  const feeds = pipes.map((path, pane) => new Feed(path, pane));
  let turn = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % turns;
    for (let pane = turn; pane < feeds.length; pane += turns) feeds[pane]!.print();
  }, tickMs);
  await new Promise<void>((resolve) => process.stdin.once('end', resolve).resume());
  clearInterval(timer);
  const end = performance.now() + lastMs;
  while (feeds.some((one) => !one.finish()) && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  process.stdout.write(JSON.stringify(feeds.map(({ lines }) => lines)));
};
