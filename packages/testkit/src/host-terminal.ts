/**
 * A person's terminal: a real PTY with a program in it, and an emulator that shows what the person sees. Owns the
 * PTY and waits for what is to be seen; answers no query unless asked to.
 */
import type { Size } from '@ccmux/core';
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import { Pty } from '@ccmux/ptyhost/pty';
import type { Cursor, Emulator, Row } from '@ccmux/term';
import { createXtermEmulator } from '@ccmux/term/xterm';
import { keyBytes } from './key-bytes.js';
import { plainRow } from './plain-row.js';

/** Longest wait for something to be seen. */
const defaultLimitMs = 10_000;

/** Raw output kept for `capture`; the oldest gives way. */
const maxCaptureBytes = 64 * 1024 * 1024;

/** Lines above the screen: a terminal's own scrollback, in which nothing of a full-screen program may end up. */
const historyLines = 1_000;

export interface HostTerminalOptions {
  readonly argv: readonly string[];
  readonly size: Size;
  /** All of the environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Answer DA, DSR and the like as a terminal does. Off: like one that is too old to know any query. */
  readonly answers?: boolean;
  /** Sees every chunk that the program writes, before it is shown: for a second emulator beside this one. */
  readonly onOutput?: (chunk: Uint8Array) => void;
}

export class HostTerminal {
  /** What is on the screen. */
  readonly emulator: Emulator;
  /** Resolves when the program has ended and its last output is on the screen. */
  readonly exited: Promise<ExitStatus>;
  readonly pid: number;
  /** Bytes that the program has written so far. */
  bytes = 0;
  title = '';
  bells = 0;
  /** Texts that the program has put into the clipboard. */
  readonly clipboard: string[] = [];
  readonly #pty: Pty;
  readonly #onOutput: ((chunk: Uint8Array) => void) | undefined;
  readonly #watchers = new Set<() => void>();
  #capture: Buffer[] = [];
  #captureBytes = 0;
  #exit: ExitStatus | undefined;
  #nextLook: NodeJS.Immediate | undefined;
  #isReading = true;

  static start(options: HostTerminalOptions): HostTerminal {
    return new HostTerminal(options);
  }

  private constructor({ argv, size, env, cwd, answers, onOutput }: HostTerminalOptions) {
    this.#onOutput = onOutput;
    const [file = '', ...args] = argv;
    let resolveExit: (status: ExitStatus) => void = () => {};
    this.exited = new Promise((resolve) => {
      resolveExit = resolve;
    });
    const events = {
      onOutput: (chunk: Uint8Array) => this.#show(chunk),
      onExit: (status: ExitStatus) => {
        this.#exit = status;
        resolveExit(status);
        this.#look();
      },
    };
    const environment = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const pty = Pty.spawn({ file, args, env: environment, cwd, cols: size.cols, rows: size.rows }, events);
    if (!pty.ok) throw new Error(pty.error);
    this.#pty = pty.value;
    this.pid = this.#pty.pid;
    this.emulator = createXtermEmulator({
      size,
      historyLimit: historyLines,
      now: () => performance.now(),
      events: {
        onReply: (bytes) => {
          if (answers === true) this.#pty.write(bytes);
        },
        onTitle: (title) => {
          this.title = title;
        },
        onBell: () => {
          this.bells++;
        },
        onWorkingDirectory: () => {},
        onClipboard: (data) => this.clipboard.push(Buffer.from(data).toString()),
        onNotification: () => {},
      },
    });
  }

  get size(): Size {
    return this.emulator.size;
  }

  get cursor(): Cursor {
    return this.emulator.cursor;
  }

  /** How the program has ended; undefined while it runs. */
  get exit(): ExitStatus | undefined {
    return this.#exit;
  }

  /** The raw bytes that the program has written, at most the last 64 MiB. */
  get capture(): Buffer {
    return Buffer.concat(this.#capture);
  }

  /** Types text, or any bytes. */
  type(text: string | Uint8Array): void {
    this.#pty.write(Buffer.from(text));
  }

  /** Presses keys one after the other, by tmux's names, as a terminal without a keyboard protocol sends them. */
  press(...keys: readonly string[]): void {
    for (const key of keys) this.type(keyBytes(key, this.emulator.modes.applicationCursor));
  }

  /** Pastes as a terminal does: in brackets if the program has asked for them. */
  paste(text: string): void {
    this.type(this.emulator.modes.bracketedPaste ? `\x1b[200~${text}\x1b[201~` : text);
  }

  /** Presses and releases a mouse button at a cell (SGR encoding; 0 left, 64 wheel up, 65 wheel down). */
  click(x: number, y: number, button = 0): void {
    this.type(`\x1b[<${button};${x + 1};${y + 1}M`);
    if (button < 64) this.type(`\x1b[<${button};${x + 1};${y + 1}m`);
  }

  resize(size: Size): void {
    this.emulator.resize(size);
    this.#pty.resize(size.cols, size.rows);
  }

  row(y: number): Row {
    return this.emulator.row(y);
  }

  /** A row as text, without spaces at its end. */
  rowText(y: number): string {
    return plainRow(this.row(y));
  }

  /** The screen as lines of text, without spaces at their ends. */
  screenText(): string {
    return Array.from({ length: this.size.rows }, (_, y) => this.rowText(y)).join('\n');
  }

  /**
   * Waits until `condition` holds for what is seen: looked at whenever output has come, but not inside a synchronized
   * update, which a person does not see either. Throws with the screen when it never does.
   */
  waitFor(condition: (terminal: HostTerminal) => boolean, description: string, limitMs: number = defaultLimitMs): Promise<void> {
    if (this.#isWhole() && condition(this)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (error?: Error): void => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        if (error === undefined) resolve();
        else reject(error);
      };
      const look = (): void => {
        try {
          if (condition(this)) finish();
          else if (this.#exit !== undefined) finish(this.#complaint(`the program ended before: ${description}`));
        } catch (e) {
          finish(e instanceof Error ? e : new Error(String(e)));
        }
      };
      const timer = setTimeout(() => finish(this.#complaint(`waited ${limitMs} ms in vain for: ${description}`)), limitMs);
      this.#watchers.add(look);
    });
  }

  waitForText(text: string, limitMs?: number): Promise<void> {
    return this.waitFor((t) => t.screenText().includes(text), `the text ${JSON.stringify(text)}`, limitMs);
  }

  /** Reads no more: the program's writes will block, as with a stopped ssh. */
  pause(): void {
    this.#isReading = false;
    this.#pty.pause();
  }

  resume(): void {
    this.#isReading = true;
    this.#pty.resume();
  }

  /** Signals the program (the process that was started, and the foreground of the terminal). */
  kill(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** The terminal is gone, as when its window is closed or the line drops. */
  hangUp(): void {
    this.#pty.hangUp();
  }

  dispose(): void {
    this.#watchers.clear();
    this.#pty.hangUp();
  }

  #show(chunk: Uint8Array): boolean {
    this.bytes += chunk.length;
    this.#onOutput?.(chunk);
    this.#capture.push(Buffer.from(chunk));
    this.#captureBytes += chunk.length;
    while (this.#captureBytes > maxCaptureBytes) this.#captureBytes -= this.#capture.shift()?.length ?? 0;
    for (let at = 0; at < chunk.length; ) at += this.emulator.write(chunk.subarray(at), Number.POSITIVE_INFINITY);
    // Once per turn of the event loop, as a screen shows the last of many changes.
    if (this.#watchers.size > 0) this.#nextLook ??= setImmediate(() => this.#look());
    return this.#isReading;
  }

  #isWhole(): boolean {
    return !this.emulator.synchronizedOutput || this.#exit !== undefined;
  }

  #look(): void {
    clearImmediate(this.#nextLook);
    this.#nextLook = undefined;
    if (!this.#isWhole()) return;
    for (const watcher of [...this.#watchers]) watcher();
  }

  #complaint(what: string): Error {
    const ended = this.#exit === undefined ? 'runs' : `ended with code ${this.#exit.code}, signal ${this.#exit.signal}`;
    const { x, y, visible } = this.cursor;
    const edge = '-'.repeat(this.size.cols);
    return new Error(
      `${what}\nThe program ${ended}; ${this.bytes} bytes seen; cursor at ${x},${y}${visible ? '' : ' (hidden)'}\n${edge}\n${this.screenText()}\n${edge}`,
    );
  }
}
