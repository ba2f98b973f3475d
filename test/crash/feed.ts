/**
 * The output of one pane, known byte for byte to the test: lines with sequence numbers that it writes into a named pipe,
 * and that `cat` prints. Owns the pipe.
 */
import { execFileSync } from 'node:child_process';
import { constants, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A promise that was not kept. */
export class Broken extends Error {}

/** Of many lengths, narrower and wider than panes are; what is wrong in it is seen. */
export const lineOf = (n: number): string => `${n}:${'abcdefghij'.repeat(7).slice(0, (n * 7) % 61)};`;

const lineText = /^(\d+):([a-j]*);$/;

export class Feed {
  /** What a pane runs. */
  readonly command: string;
  /** Lines that went into the pipe. */
  written = 0;
  /** Lines up to this one were seen on the pane. */
  seen = 0;
  /** Lines up to this one were compared at the last stop. */
  checked = 0;
  /** … and then something was acknowledged. */
  durable = 0;
  readonly #path: string;
  readonly #socket: Socket;
  #running: Promise<void> | undefined;
  #isWanted = false;

  constructor(folder: string, name: string) {
    const path = join(folder, name);
    this.#path = path;
    execFileSync('mkfifo', ['-m', '600', path]);
    this.command = `exec cat ${path}`;
    // For reading too: it stays open when no cat is there.
    this.#socket = new Socket({ fd: openSync(path, constants.O_RDWR | constants.O_NONBLOCK), readable: false, writable: true });
    this.#socket.on('error', () => {});
  }

  /** `burst`: lines at a time. */
  start(burst: number, pauseMs: number): void {
    this.#isWanted = true;
    this.#running ??= this.#run(burst, pauseMs);
  }

  /** Resolves when everything is in the pipe. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#running;
    this.#running = undefined;
  }

  /** What was not written yet never is. */
  end(): void {
    this.#isWanted = false;
    this.#socket.destroy();
    rmSync(this.#path, { force: true });
  }

  async #run(burst: number, pauseMs: number): Promise<void> {
    while (this.#isWanted && !this.#socket.destroyed) {
      const lines = Array.from({ length: burst }, (_, i) => `${lineOf(this.written + i + 1)}\n`);
      const isTaken = await new Promise<boolean>((resolve) => {
        this.#socket.once('close', () => resolve(false));
        this.#socket.write(lines.join(''), (error) => resolve(error === undefined || error === null));
      });
      this.#socket.removeAllListeners('close');
      if (isTaken) this.written += burst;
      await delay(pauseMs);
    }
  }
}

export interface Shown {
  /** Numbers of lines; 0 for none. */
  readonly first: number;
  readonly last: number;
}

/**
 * The first and the last line in what a pane shows and has shown: lines in order, none missing, none twice, each as it was
 * written. The oldest may have been dropped, and the last may be a part of a line when `isCut`. Throws with what is wrong.
 */
export function shownLines(captured: string, what: string, isCut: boolean): Shown {
  const all = captured.split('\n').map((line) => line.trimEnd());
  // A narrow pane has broken the word.
  const notice = all.findIndex((line) => line !== '' && ('process'.startsWith(line) || line.startsWith('process ')));
  const shown = notice < 0 ? all : all.slice(0, notice);
  while (shown.at(-1) === '') shown.pop();
  const first = shown.findIndex((line) => lineText.test(line));
  // One line may have lost its beginning to the limit of the history.
  const from = first < 0 ? shown.length : first;
  if (from > 1) throw new Broken(`${what}: ${shown.slice(0, from).join('|')}`);
  let last = 0;
  for (const [i, line] of shown.entries()) {
    if (i < from) continue;
    const next = last === 0 ? Number(lineText.exec(line)?.[1]) : last + 1;
    const isLast = i === shown.length - 1;
    if (line === lineOf(next)) last = next;
    else if (!(isCut && isLast && lineOf(next).startsWith(line))) {
      const around = shown.slice(Math.max(0, i - 3), i + 3).join('\n');
      throw new Broken(`${what}: line ${i} should be ${lineOf(next)}:\n${around}`);
    }
  }
  return { first: first < 0 ? 0 : Number(lineText.exec(shown[first] ?? '')?.[1]), last };
}
