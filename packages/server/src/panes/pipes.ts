/**
 * Pipes of pipe-pane: what a pane's program says goes to a shell command, what that command says to the program. Owns
 * the jobs. A pane never waits for its pipe: output that the command does not read is dropped beyond a bound, and that
 * is logged once. The other way the command waits for the program.
 */
import type { PaneId } from '@ccmux/core';
import type { Clock } from '../clock.js';
import type { Job } from '../jobs/jobs.js';
import type { Logger } from '../log.js';

/** Output that may wait for the command of one pipe. */
const maxWaitingBytes = 4 * 1024 * 1024;
/** How long input waits before it is offered again to a program that does not read. */
const retryMs = 50;

interface Pipe {
  readonly job: Job;
  readonly takesOutput: boolean;
  overflowed: boolean;
}

interface Deps {
  readonly clock: Clock;
  readonly log: Logger;
  /** False when so much is waiting that it was refused. */
  write(pane: PaneId, data: Uint8Array): boolean;
}

export class PanePipes {
  readonly #deps: Deps;
  readonly #pipes = new Map<PaneId, Pipe>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  has(pane: PaneId): boolean {
    return this.#pipes.has(pane);
  }

  /** Of the command that a pipe goes to. */
  pid(pane: PaneId): number | undefined {
    return this.#pipes.get(pane)?.job.process.pid;
  }

  open(pane: PaneId, job: Job, ways: { readonly output: boolean; readonly input: boolean }): void {
    this.close(pane);
    const pipe: Pipe = { job, takesOutput: ways.output, overflowed: false };
    this.#pipes.set(pane, pipe);
    if (!ways.output) job.process.stdin.end();
    if (ways.input) job.process.stdout.on('data', (data: Buffer) => this.#toProgram(pane, pipe, data));
    else job.process.stdout.resume();
    void job.ended.then(() => {
      if (this.#pipes.get(pane) === pipe) this.#pipes.delete(pane);
    });
  }

  /** The command reads to the end of what it was given. */
  close(pane: PaneId): void {
    const pipe = this.#pipes.get(pane);
    this.#pipes.delete(pane);
    pipe?.job.process.stdin.end();
  }

  /** Output of a pane's program. */
  output(pane: PaneId, data: Uint8Array): void {
    const pipe = this.#pipes.get(pane);
    if (pipe === undefined || !pipe.takesOutput) return;
    const { stdin } = pipe.job.process;
    if (stdin.writableLength + data.length <= maxWaitingBytes) {
      // A copy: the data may be part of a buffer that is read into again.
      stdin.write(Buffer.from(data));
    } else if (!pipe.overflowed) {
      pipe.overflowed = true;
      this.#deps.log.warn({ ev: 'pipe.dropped', pane });
    }
  }

  #toProgram(pane: PaneId, pipe: Pipe, data: Buffer): void {
    if (this.#pipes.get(pane) !== pipe || this.#deps.write(pane, data)) return;
    const { stdout } = pipe.job.process;
    stdout.pause();
    this.#deps.clock.after(retryMs, () => {
      stdout.resume();
      this.#toProgram(pane, pipe, data);
    });
  }
}
