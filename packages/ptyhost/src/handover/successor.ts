/**
 * Starts the ptyhost that takes over. The only place where the ptyhost uses `child_process`, and for what that is otherwise
 * forbidden for: a child inherits the PTY masters. This one is meant to.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { err, ok, type Result } from '@ccmux/core';
import { Talk, type TalkEvents } from './talk.js';

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** `KEY=value` */
  readonly env: readonly string[];
}

/** Of the successor: the conversation, the state file, and from there on what else it gets. */
export const talkFd = 3;
export const stateFd = 4;
export const firstGivenFd = 5;

export class Successor {
  readonly talk: Talk;
  /** Resolves when the process is gone, and with it every descriptor that it had. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;

  /** `given[i]` becomes its descriptor `firstGivenFd + i`. */
  static start(
    program: Program,
    socketPath: string,
    state: number,
    given: readonly number[],
    events: TalkEvents,
  ): Result<Successor, string> {
    const { file, args, env } = program;
    const child = spawn(file, [...args, socketPath, String(talkFd), 'adopt'], {
      detached: true,
      cwd: '/',
      env: Object.fromEntries(env.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)])),
      stdio: ['ignore', 'ignore', 'inherit', 'pipe', state, ...given],
    });
    const [, , , socket] = child.stdio;
    const failed = new Promise<void>((resolve) => child.once('error', () => resolve()));
    if (child.pid === undefined || !(socket instanceof Socket)) return err(`cannot start ${file}`);
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    return ok(new Successor(child, new Talk(socket, events), Promise.race([failed, ended])));
  }

  private constructor(child: ChildProcess, talk: Talk, ended: Promise<void>) {
    this.#child = child;
    this.talk = talk;
    this.ended = ended;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Ends it, whatever it does; resolves when it is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** It goes its own way; this process need not stay for it. */
  release(): void {
    this.#child.unref();
  }
}
