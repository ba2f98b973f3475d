/**
 * One multiplexer in a place of its own: directory, socket name, environment, and a mark by which its processes are
 * found. Ends everything that it started, by that mark and by no other.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Multiplexer } from './multiplexers.js';
import { multiplexerProcesses, type ProcessUsage, pidsWithMark } from './processes.js';
import { Terminal, type TerminalSize } from './terminal.js';

const markName = 'CCMUX_BENCH_ID';

/** Variables that would tell a multiplexer that it runs inside another one, or where another one is. */
const isForeign = (name: string): boolean => /^(TMUX|CCMUX|STY)/.test(name);

const environmentFor = (directory: string, id: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign(name))),
  [markName]: id,
  HOME: directory,
  XDG_RUNTIME_DIR: directory,
  XDG_CONFIG_HOME: directory,
  XDG_STATE_HOME: join(directory, 'state'),
  TMUX_TMPDIR: directory,
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  SHELL: '/bin/sh',
});

export class Arena implements AsyncDisposable {
  readonly directory = mkdtempSync(join(tmpdir(), 'ccmux-bench-'));
  readonly #id = `bench${randomBytes(4).toString('hex')}`;
  readonly #env = environmentFor(this.directory, this.#id);
  readonly #mux: Multiplexer;
  readonly #size: TerminalSize;
  #script = '';

  constructor(mux: Multiplexer, size: TerminalSize) {
    this.#mux = mux;
    this.#size = size;
  }

  /** The command line of a pane that runs `script`. It is a file so that no multiplexer gets to quote it. */
  paneCommand(name: string, script: string): string {
    const file = join(this.directory, `${name}.sh`);
    writeFileSync(file, script);
    return `/bin/sh ${file}`;
  }

  /** Of ccmux's server. */
  get stateFolder(): string {
    return join(this.directory, 'state/ccmux', this.#id);
  }

  /** Ends processes of the multiplexer at once: those with an argument like that. */
  kill(argument: RegExp): void {
    for (const pid of pidsWithMark(this.#mark)) if (argumentsOf(pid).some((one) => argument.test(one))) killIfThere(pid);
  }

  /** The state folder of ccmux's server belongs to this process: no server writes there. */
  takeStateFolder(): void {
    const folder = this.stateFolder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, 'LOCK'), `${process.pid} \n`);
  }

  /** A session `b` whose pane runs `script`, with nobody attached. */
  async start(script: string): Promise<void> {
    this.#script = this.paneCommand('first', script);
    if (this.#mux.program === undefined) return;
    const rows = this.#size.rows + this.#mux.statusRows;
    const size = ['-x', String(this.#size.columns), '-y', String(rows)];
    await this.command(['new-session', '-d', '-s', 'b', ...size, this.#script], this.#mux.startOptions(this.directory));
  }

  /** Runs one command of the multiplexer to its end; resolves with what it printed, throws when it failed. */
  command(args: readonly string[], options: readonly string[] = []): Promise<string> {
    const [file, ...rest] = [...this.#program(), ...options, ...args];
    return new Promise((resolve, reject) => {
      const child = spawn(file!, rest, { env: this.#env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
      let output = '';
      // A server that dies while it answers resets the pipes; its exit status says so already.
      child.stdout.on('error', () => undefined);
      child.stderr.on('error', () => undefined);
      child.stdout.on('data', (chunk) => (output += chunk));
      child.stderr.on('data', (chunk) => (output += chunk));
      child.on('error', reject);
      child.on('exit', (status, signal) => {
        if (status === 0) resolve(output);
        else reject(new Error(`${args.slice(0, 2).join(' ')} ended with ${status ?? signal}: ${output.trim()}`));
      });
    });
  }

  /** A terminal attached to the session; without a multiplexer the pane's program runs in it directly. */
  attach(): Terminal {
    const direct = this.#mux.program === undefined;
    const argv = direct ? this.#script.split(' ') : [...this.#program(), 'attach', '-t', 'b'];
    return new Terminal(argv, this.#env, { columns: this.#size.columns, rows: this.#size.rows + this.#mux.statusRows });
  }

  /** A named pipe: a program that reads it stands still until `trigger` is called with the same path. */
  pipe(name: string): string {
    const path = join(this.directory, name);
    execFileSync('mkfifo', [path]);
    return path;
  }

  trigger(pipe: string): Promise<void> {
    return writeFile(pipe, 'go\n');
  }

  processes(): readonly ProcessUsage[] {
    return multiplexerProcesses(this.#mark);
  }

  get #mark(): string {
    return `${markName}=${this.#id}`;
  }

  #program(): readonly string[] {
    if (this.#mux.program === undefined) throw new Error('there is no multiplexer to command');
    return this.#mux.program(this.directory, this.#id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#mux.program !== undefined) await this.command(['kill-server']).catch(() => undefined);
    for (const pid of pidsWithMark(this.#mark)) killIfThere(pid);
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

const argumentsOf = (pid: number): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
};

const killIfThere = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
};
