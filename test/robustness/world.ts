/**
 * A sandbox with ccmux for every test of a file, and the check behind each: after kill-server no process, no socket and
 * no lock may be left.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Ccmux,
  eventually,
  type HostTerminal,
  type HostTerminalOptions,
  type RunResult,
  runOverWire,
  Sandbox,
} from '@ccmux/testkit';
import { afterEach, beforeEach } from 'vitest';

/** Long forms take minutes and are run by `CCMUX_TEST_LONG=1 npm test`. */
export const long = process.env['CCMUX_TEST_LONG'] === '1';

export interface LogEvent {
  readonly ev: string;
  readonly [field: string]: unknown;
}

export class World {
  readonly sandbox = new Sandbox();
  readonly ccmux: Ccmux;

  /** `program`: another build than the one of this clone. */
  constructor(program?: string) {
    this.ccmux = new Ccmux(this.sandbox, undefined, undefined, program);
  }

  /** A detached session with a program in it; `sh` without one. Starts the server. */
  async session(name: string, ...command: readonly string[]): Promise<void> {
    await this.ccmux.ok(
      'new-session',
      '-d',
      '-s',
      name,
      '-n',
      'win',
      '-x',
      '80',
      '-y',
      '23',
      ...(command.length > 0 ? command : ['sh']),
    );
  }

  /** A command by the short way, without a process of its own. */
  run(...argv: readonly string[]): Promise<RunResult> {
    return runOverWire(this.ccmux.socket, argv, { cwd: this.sandbox.home, env: this.sandbox.env });
  }

  /** As `run`, for a command that has to succeed; its output without the last line end. */
  async ok(...argv: readonly string[]): Promise<string> {
    const { stdout, stderr, status } = await this.run(...argv);
    if (status !== 0) throw new Error(`${argv.join(' ')}: status ${status}\n${stderr}${stdout}`);
    return stdout.replace(/\n$/, '');
  }

  /** A format's value at a target. */
  get(format: string, target?: string): Promise<string> {
    return this.ok('display-message', '-p', ...(target === undefined ? [] : ['-t', target]), format);
  }

  /** What a pane shows, spaces at the ends of lines and empty lines at the end left out. */
  async screen(target: string): Promise<string> {
    return (await this.ok('capture-pane', '-p', '-t', target)).trimEnd();
  }

  /** Waits until a pane shows a text. */
  async shows(target: string, text: string | RegExp, limitMs?: number): Promise<string> {
    let last = '';
    const look = async (): Promise<string | false> => {
      last = await this.screen(target);
      return (typeof text === 'string' ? last.includes(text) : text.test(last)) && last;
    };
    return eventually(`${target} to show ${text}`, look, limitMs).catch((e: unknown) => {
      throw new Error(`${String(e)}\nIt shows:\n${last}`);
    });
  }

  /** A terminal with a client in it, which shows the session's status line. */
  async attach(session: string, options: Partial<Omit<HostTerminalOptions, 'argv'>> = {}): Promise<HostTerminal> {
    const terminal = this.ccmux.terminal(['attach-session', '-t', session], options);
    await terminal.waitForText(`[${session}]`);
    return terminal;
  }

  get server(): number {
    const pid = this.ccmux.daemons().server?.pid;
    if (pid === undefined) throw new Error('no server runs');
    return pid;
  }

  get ptyhost(): number {
    const pid = this.ccmux.daemons().ptyhost?.pid;
    if (pid === undefined) throw new Error('no ptyhost runs');
    return pid;
  }

  get logFile(): string {
    return join(this.sandbox.env['XDG_STATE_HOME']!, 'ccmux', 'test', 'server.log');
  }

  /** Events in the server's log so far. */
  log(): LogEvent[] {
    if (!existsSync(this.logFile)) return [];
    const lines = readFileSync(this.logFile, 'utf8').split('\n').slice(0, -1);
    return lines.map((line): LogEvent => JSON.parse(line));
  }

  /** The first event of that name (and more of it) in the log. */
  logged(ev: string, is: (event: LogEvent) => boolean = () => true): Promise<LogEvent> {
    return eventually(`${ev} in the log`, () => this.log().find((e) => e.ev === ev && is(e)));
  }

  /** Nothing of a server that has ended may be left, nor anything else that was started here. */
  async expectNothingLeft(): Promise<void> {
    await this.sandbox.untilEmpty();
    const folder = join(this.sandbox.runtime, 'ccmux');
    const left = existsSync(folder) ? readdirSync(folder) : [];
    if (left.length > 0) throw new Error(`left in the folder of sockets: ${left.join(', ')}`);
  }

  async end(): Promise<void> {
    try {
      const bugs = this.log().filter((e) => e.ev === 'server.bug');
      if (bugs.length > 0) throw new Error(`the server has a bug: ${String(bugs[0]?.['stack'])}`);
      if (this.ccmux.daemons().server !== undefined) await this.ccmux.run(['kill-server']);
      this.sandbox.hangUpTerminals();
      await this.expectNothingLeft();
    } finally {
      await this.sandbox.dispose();
    }
  }
}

/** A world of its own for each test of the file. */
export function useWorld(program?: () => string): () => World {
  let world: World;
  beforeEach(() => {
    world = new World(program?.());
  });
  afterEach(() => world.end());
  return () => world;
}
