/**
 * Starts a server in place of one that has died while nobody else does. Owns how often that is tried. The program that it
 * starts runs in a PTY of its own, as a pane's: whatever is forked otherwise would inherit the PTYs of the panes. It starts
 * the server as a daemon and ends.
 */
import { afterMs } from '@ccmux/ipc';
import { logEvent } from './log.js';
import { Pty } from './pty.js';

/** How long clients may take to start one themselves, and the rests after the first, the second, … start in a minute. */
const restsMs = [1_000, 1_000, 2_000, 4_000, 8_000];
const withinMs = 60_000;

export interface StarterCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** `KEY=value` */
  readonly env: readonly string[];
}

export interface StarterPorts {
  /** Calls back when the program has ended; false when it cannot be started. */
  run(command: StarterCommand, onEnd: () => void): boolean;
  /** Calls back once after `delayMs`; the answer cancels. */
  after(delayMs: number, callback: () => void): () => void;
  nowMs(): number;
}

export class ServerStarter {
  readonly #ports: StarterPorts;
  /** How; a server tells. */
  command: StarterCommand | undefined;
  #starts: number[] = [];
  #isWanted = false;
  #isRunning = false;
  #cancel: (() => void) | undefined;

  constructor(ports: StarterPorts = systemPorts) {
    this.#ports = ports;
  }

  /**
   * There is no server, and programs that need one. `graceMs`: how long whoever has announced another one may take. After
   * too many starts in a minute nothing happens any more until there has been a server again.
   */
  want(graceMs = 0): void {
    this.#isWanted = true;
    this.#schedule(graceMs);
  }

  /** There is a server, or nobody needs one. */
  unwant(): void {
    this.#isWanted = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #schedule(graceMs: number): void {
    if (!this.#isWanted || this.#isRunning || this.#cancel !== undefined || this.command === undefined) return;
    const now = this.#ports.nowMs();
    this.#starts = this.#starts.filter((at) => now - at < withinMs);
    const rest = restsMs[this.#starts.length];
    if (rest === undefined) return logEvent('server.given-up', { starts: this.#starts.length });
    this.#cancel = this.#ports.after(rest + graceMs, () => this.#start());
  }

  #start(): void {
    this.#cancel = undefined;
    if (this.command === undefined) return;
    this.#starts.push(this.#ports.nowMs());
    logEvent('server.start', { attempt: this.#starts.length });
    this.#isRunning = this.#ports.run(this.command, () => {
      this.#isRunning = false;
      this.#schedule(0);
    });
    if (!this.#isRunning) this.#schedule(0);
  }
}

const systemPorts: StarterPorts = {
  run: (command, onEnd) =>
    Pty.spawn({ ...command, cwd: '/', cols: 80, rows: 24 }, { onOutput: () => true, onExit: () => onEnd() }).ok,
  after: afterMs,
  nowMs: () => performance.now(),
};
