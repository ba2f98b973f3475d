/** A terminal with a screen: a program in a PTY and the emulator that shows what it prints. Owns and ends both. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Size } from '@ccmux/core';
import type { Cursor, Row } from '@ccmux/term';
import { createXtermEmulator } from '@ccmux/term/xterm';
import { rowText } from '@ccmux/testkit';
import { type IPty, spawn } from 'node-pty';

export interface View {
  readonly lines: readonly string[];
  readonly cursor: Cursor;
}

interface Waiting {
  readonly holds: (view: View) => boolean;
  readonly done: () => void;
}

const nothing = (): void => undefined;

export class Screen implements AsyncDisposable {
  readonly #pty: IPty;
  readonly #emulator;
  readonly #ended: Promise<void>;
  #waiting: Waiting | undefined;

  constructor(argv: readonly string[], env: NodeJS.ProcessEnv, cwd: string, size: Size) {
    const [file, ...args] = argv;
    this.#pty = spawn(file!, args, { ...size, env, cwd, encoding: null, name: 'xterm-256color' });
    this.#emulator = createXtermEmulator({
      size,
      historyLimit: 0,
      now: () => performance.now(),
      events: {
        onReply: (bytes) => this.#pty.write(Buffer.from(bytes).toString('latin1')),
        onTitle: nothing,
        onBell: nothing,
        onWorkingDirectory: nothing,
        onClipboard: nothing,
        onNotification: nothing,
      },
    });
    // SAFETY: with `encoding: null` the data are buffers; the type knows only strings.
    this.#pty.onData((data) => this.#receive(data as unknown as Buffer));
    this.#ended = new Promise((resolve) => this.#pty.onExit(() => resolve()));
  }

  get view(): View {
    const lines = Array.from({ length: this.#emulator.size.rows }, (_, y) => rowText(this.#emulator, y));
    return { lines, cursor: this.#emulator.cursor };
  }

  get rows(): readonly Row[] {
    return Array.from({ length: this.#emulator.size.rows }, (_, y) => this.#emulator.row(y));
  }

  #receive(data: Buffer): void {
    let rest = data;
    while (rest.length > 0) rest = rest.subarray(this.#emulator.write(rest, Number.POSITIVE_INFINITY));
    if (this.#waiting !== undefined && this.#shows(this.#waiting.holds)) this.#waiting.done();
  }

  /** Half of a picture counts for nothing. */
  #shows(holds: Waiting['holds']): boolean {
    return !this.#emulator.synchronizedOutput && holds(this.view);
  }

  type(keys: string): void {
    this.#pty.write(keys);
  }

  /** Resolves when the screen is as described; throws with the screen when it is not within ten seconds. */
  async until(what: string, holds: (view: View) => boolean): Promise<void> {
    if (this.#shows(holds)) return;
    const giveUp = new AbortController();
    const held = new Promise<true>((resolve) => {
      this.#waiting = { holds, done: () => resolve(true) };
    });
    const late = delay(10_000, false, { signal: giveUp.signal }).catch(() => false);
    const met = await Promise.race([held, late]);
    giveUp.abort();
    this.#waiting = undefined;
    if (!met) throw new Error(`never saw ${what} in\n${this.view.lines.join('\n')}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#pty.kill('SIGHUP');
    await this.#ended;
    this.#emulator.dispose();
  }
}
