/**
 * Shell commands that the server runs beside the panes: for run-shell, if-shell, formats and pipes. Owns the processes:
 * each is the leader of its own group, their number is bounded, and none outlives the server.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { err, ok, type Result } from '@ccmux/core';

/** Jobs at the same time; more are refused. */
const maxRunning = 128;

export interface JobRequest {
  readonly command: string;
  readonly shell: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The job ends when its input does, and is left to read all of it; otherwise it is hung up with the server. */
  readonly endsWithInput?: boolean;
}

export interface JobEnd {
  /** Exit code; 128 and the signal's number for one that was killed. */
  readonly status: number;
}

/** A running job. Its output has to be read; what it says on standard error is dropped. */
export interface Job {
  readonly command: string;
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  readonly ended: Promise<JobEnd>;
  readonly endsWithInput: boolean;
  /** Ends the job and what it has started. */
  kill(signal?: 'SIGTERM' | 'SIGKILL'): void;
}

export class Jobs {
  readonly #running = new Set<Job>();

  /** Starts `shell -c command`. The error is for a person. */
  start({ command, shell, cwd, env, endsWithInput = false }: JobRequest): Result<Job, string> {
    if (this.#running.size >= maxRunning) return err('too many jobs are running');
    const child = spawn(shell, ['-c', command], { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.on('error', () => {});
    const job: Job = {
      command,
      process: child,
      ended: new Promise((resolve) => {
        child.once('error', () => resolve({ status: 127 }));
        child.once('close', (code, signal) => resolve({ status: code ?? 128 + signalNumber(signal) }));
      }),
      endsWithInput,
      kill: (signal = 'SIGTERM') => send(child.pid, signal),
    };
    this.#running.add(job);
    void job.ended.then(() => this.#running.delete(job));
    return ok(job);
  }

  /** Those that run, the oldest first. */
  get all(): readonly { readonly command: string; readonly pid: number | undefined }[] {
    return [...this.#running].map(({ command, process: { pid } }) => ({ command, pid }));
  }

  /** Asks all of them to end: by the end of their input where that is enough. */
  hangUp(): void {
    for (const job of this.#running) {
      if (job.endsWithInput) job.process.stdin.end();
      else job.kill();
    }
  }

  /** Ends those that would not. */
  dispose(): void {
    for (const job of this.#running) job.kill('SIGKILL');
  }

  /** Resolves when none of those that run now does any more. */
  async settled(): Promise<void> {
    await Promise.all([...this.#running].map(({ ended }) => ended));
  }
}

function send(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}

const numbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGPIPE: 13,
  SIGTERM: 15,
};

const signalNumber = (signal: string | null): number => (signal === null ? 0 : (numbers[signal] ?? 0));
