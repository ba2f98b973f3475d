/** The built program in a sandbox: one-shot commands, and terminals attached to it. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostTerminal, HostTerminalOptions } from './host-terminal.js';
import type { ProcessEntry } from './processes.js';
import type { RunOptions, RunResult, Sandbox } from './sandbox.js';

const root = join(fileURLToPath(import.meta.url), '../../../..');

/** `bin/ccmux` of this clone, or what CCMUX_TEST_BIN names. */
export const ccmuxProgram: string = process.env['CCMUX_TEST_BIN'] ?? join(root, 'bin', 'ccmux');

export class Ccmux {
  readonly sandbox: Sandbox;
  /** Path of the server's socket. */
  readonly socket: string;
  readonly #options: readonly string[];
  readonly #program: string;

  /** Talks to the server `name` of the sandbox, with no configuration but `config`. */
  constructor(sandbox: Sandbox, name = 'test', config = '/dev/null', program = ccmuxProgram) {
    this.#program = program;
    this.sandbox = sandbox;
    this.socket = join(sandbox.runtime, 'ccmux', `${name}.sock`);
    this.#options = ['-L', name, '-f', config];
  }

  argv(...args: readonly string[]): string[] {
    return [this.#program, ...this.#options, ...args];
  }

  /** Runs a command to its end, whatever comes out. */
  run(args: readonly string[], options?: RunOptions): Promise<RunResult> {
    return this.sandbox.run(this.argv(...args), options);
  }

  /** Runs a command that has to succeed; its output without the last line end. */
  async ok(...args: readonly string[]): Promise<string> {
    const { stdout, stderr, status } = await this.run(args);
    if (status !== 0) throw new Error(`ccmux ${args.join(' ')}: status ${status}\n${stderr}${stdout}`);
    return stdout.replace(/\n$/, '');
  }

  /** A terminal in which `ccmux ARGS` runs; without arguments it attaches to the last session or makes one. */
  terminal(args: readonly string[] = [], options: Partial<Omit<HostTerminalOptions, 'argv'>> = {}): HostTerminal {
    return this.sandbox.terminal({ ...options, argv: this.argv(...args) });
  }

  /** The server's process, and the ptyhost's, as far as they run. */
  daemons(): { readonly server: ProcessEntry | undefined; readonly ptyhost: ProcessEntry | undefined } {
    const processes = this.sandbox.processes();
    const running = (script: string) => processes.find(({ argv }) => argv.some((arg) => arg.endsWith(`/${script}`)));
    return { server: running('server.js'), ptyhost: running('ptyhost.js') };
  }
}
