/**
 * The terminal that a person would sit at: runs a program in a PTY, reads all it prints at full speed, types.
 * Answers no queries: a multiplexer has to be quick at a terminal that stays silent.
 */
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type IPty, spawn } from 'node-pty';
import { TextMatch } from './text-match.js';

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

interface Waiting {
  readonly match: TextMatch;
  readonly seen: (atMs: number) => void;
}

/** Milliseconds on a clock that only goes forward. */
export const now = (): number => performance.now();

export class Terminal implements AsyncDisposable {
  readonly startedAt = now();
  readonly #pty: IPty & { readonly fd: number };
  readonly #ended: Promise<void>;
  #waiting: Waiting | undefined;
  #bytes = 0;
  #lastAt = now();

  constructor(argv: readonly string[], env: NodeJS.ProcessEnv, size: TerminalSize) {
    const [file, ...args] = argv;
    const pty = spawn(file!, args, { cols: size.columns, rows: size.rows, env, encoding: null, name: 'xterm-256color' });
    // SAFETY: on Unix the PTY object carries its descriptor; the type names only what all platforms have.
    this.#pty = pty as IPty & { readonly fd: number };
    // SAFETY: with `encoding: null` the data are buffers; the type knows only strings.
    pty.onData((data) => this.#receive(data as unknown as Buffer));
    this.#ended = new Promise((resolve) => {
      pty.onExit(() => resolve());
    });
  }

  /** Everything printed so far. */
  get bytes(): number {
    return this.#bytes;
  }

  #receive(chunk: Buffer): void {
    this.#lastAt = now();
    this.#bytes += chunk.length;
    const waiting = this.#waiting;
    if (waiting?.match.feed(chunk)) {
      this.#waiting = undefined;
      waiting.seen(this.#lastAt);
    }
  }

  /** The time at which `text` was on its way to the screen, or undefined when it was not within `withinMs`. */
  async waitFor(text: string, withinMs: number): Promise<number | undefined> {
    const giveUp = new AbortController();
    const seen = new Promise<number>((resolve) => {
      this.#waiting = { match: new TextMatch(text), seen: resolve };
    });
    const late = delay(withinMs, undefined, { signal: giveUp.signal }).catch(() => undefined);
    const at = await Promise.race([seen, late]);
    giveUp.abort();
    this.#waiting = undefined;
    return at;
  }

  /** Resolves once nothing was printed for `ms`. */
  async quiet(ms: number): Promise<void> {
    for (let rest = ms; rest > 0; rest = ms - (now() - this.#lastAt)) await delay(rest);
  }

  type(text: string): void {
    writeSync(this.#pty.fd, text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#pty.kill('SIGHUP');
    const stuck = setTimeout(() => this.#pty.kill('SIGKILL'), 2000);
    await this.#ended;
    clearTimeout(stuck);
  }
}
