/**
 * A home of its own for one test: folders, a clean environment, and every process that was started in it, whoever
 * started it. Owns the end of all of that.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { HostTerminal, type HostTerminalOptions } from './host-terminal.js';
import { type ProcessEntry, processesWith } from './processes.js';

/** Marks every process of a sandbox; inherited through servers and panes, which take away what begins with CCMUX. */
const markName = 'TESTKIT_SANDBOX';

/** How long killed processes may take to be gone. */
const goneLimitMs = 5_000;

/** Longest run of a one-shot command. */
const runLimitMs = 20_000;

/** Closes what Node lets a child inherit (the masters of PTYs are not close-on-exec), then becomes the command. */
const withoutDescriptors =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's.
  'for f in /proc/$$/fd/*; do n=${f##*/}; if [ "$n" -gt 2 ]; then eval "exec $n>&-"; fi; done; exec "$@"';

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit status, or 128 + signal as shells count. */
  readonly status: number;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string;
}

export class Sandbox {
  /** Everything is below this folder. */
  readonly folder: string;
  readonly home: string;
  /** XDG_RUNTIME_DIR. */
  readonly runtime: string;
  /** The environment of all that is started here. Nothing of the tester's own but PATH. */
  readonly env: Readonly<Record<string, string>>;
  readonly #mark: string;
  readonly #terminals: HostTerminal[] = [];

  /** `extra` adds to the environment, knowing the home. */
  constructor(extra: (home: string) => Readonly<Record<string, string>> = () => ({})) {
    // Short, because socket paths are.
    this.folder = mkdtempSync(join(tmpdir(), 'ccmux-t-'));
    this.home = this.#makeFolder('home');
    this.runtime = this.#makeFolder('run');
    const id = randomUUID();
    this.#mark = `${markName}=${id}`;
    this.env = {
      PATH: process.env['PATH'] ?? '/usr/bin:/bin',
      HOME: this.home,
      SHELL: '/bin/sh',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      TERM: 'xterm-256color',
      COLORTERM: 'truecolor',
      PS1: '$ ',
      XDG_RUNTIME_DIR: this.runtime,
      XDG_CONFIG_HOME: this.#makeFolder('config'),
      XDG_STATE_HOME: this.#makeFolder('state'),
      XDG_CACHE_HOME: this.#makeFolder('cache'),
      XDG_DATA_HOME: this.#makeFolder('data'),
      TMPDIR: this.#makeFolder('tmp'),
      [markName]: id,
      ...extra(this.home),
    };
  }

  /** Runs a command to its end, without a terminal. */
  run(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
    return new Promise((resolve, reject) => {
      const child = spawn('bash', ['-c', withoutDescriptors, 'run', ...argv], {
        cwd: options.cwd ?? this.home,
        env: { ...this.env, ...options.env },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const said = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].setEncoding('utf8').on('data', (text: string) => {
          said[name] += text;
        });
      }
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error(`${argv.join(' ')} did not end\nstdout: ${said.stdout}\nstderr: ${said.stderr}`));
      }, runLimitMs);
      child.on('error', reject);
      // The exit, not the closed pipes: a server that it started may keep those.
      child.on('exit', (code, signal) => {
        clearTimeout(timer);
        setImmediate(() => resolve({ ...said, status: code ?? 128 + signalNumber(signal) }));
      });
      child.stdin.on('error', () => {});
      child.stdin.end(options.stdin ?? '');
    });
  }

  /** A person's terminal with a program in it. */
  terminal(options: Pick<HostTerminalOptions, 'argv'> & Partial<HostTerminalOptions>): HostTerminal {
    const terminal = HostTerminal.start({
      size: { cols: 80, rows: 24 },
      cwd: this.home,
      ...options,
      env: { ...this.env, ...options.env },
    });
    this.#terminals.push(terminal);
    return terminal;
  }

  /** Every process that runs in here now. */
  processes(): ProcessEntry[] {
    return processesWith(this.#mark);
  }

  /** Resolves when no process runs in here any more. Nothing is killed; throws with a list when some stay. */
  untilEmpty(limitMs: number = goneLimitMs): Promise<void> {
    return this.#empty('processes left behind', limitMs, () => {});
  }

  /** Closes every terminal that was opened here, as a person who leaves. */
  hangUpTerminals(): void {
    for (const terminal of this.#terminals) terminal.dispose();
  }

  /** Kills what still runs and removes the folders. Throws when something cannot be ended. */
  async dispose(): Promise<void> {
    this.hangUpTerminals();
    await this.#empty('processes that cannot be ended', goneLimitMs, kill);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The end of a process that is not a child raises no event; it can only be looked for. */
  async #empty(complaint: string, limitMs: number, act: (pid: number) => void): Promise<void> {
    const deadline = performance.now() + limitMs;
    // A process in the middle of an exec shows no environment for a moment: one look is not enough.
    for (let emptyLooks = 0; emptyLooks < 2; await delay(5)) {
      const left = this.processes();
      emptyLooks = left.length === 0 ? emptyLooks + 1 : 0;
      for (const { pid } of left) act(pid);
      if (left.length > 0 && performance.now() > deadline) throw new Error(`${complaint}:\n${describe(left)}`);
    }
  }

  #makeFolder(name: string): string {
    const path = join(this.folder, name);
    mkdirSync(path, { mode: 0o700 });
    return path;
  }
}

const signalNumber = (signal: NodeJS.Signals | null): number => (signal === null ? 0 : constants.signals[signal]);

const describe = (entries: readonly ProcessEntry[]): string =>
  entries.map(({ pid, ppid, argv }) => `  ${pid} (parent ${ppid}) ${argv.join(' ')}`).join('\n');

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
