/**
 * One PTY and the process that leads it. Uses the native binding of node-pty alone: the JavaScript around it drops output 200 ms after an exit and spins while a PTY is full. Reads through
 * libuv into one shared buffer, writes with write(2), and reads dry what is left when the leader has ended.
 */
import { readSync, writeSync } from 'node:fs';
import { err, ok, type Result } from '@ccmux/core';
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import { masters } from './descriptors.js';
import { InputQueue, type WriteOutcome } from './input-queue.js';
import { MasterStream } from './master-stream.js';
import { native, spawnHelper } from './native.js';
import { foregroundGroup, kill } from './processes.js';
import { type SpawnRequest, whyNotSpawn } from './spawn-check.js';

export interface PtyEvents {
  /** Output. A view that is valid during the call. False: read no more until `resume`. */
  onOutput(chunk: Uint8Array): boolean;
  /** The leader has ended, after its last output. */
  onExit(status: ExitStatus): void;
}

const drainBuffer = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * Most that is read in one go after an exit. The kernel holds 64 KiB for a PTY and 4 KiB in its line discipline; what
 * comes behind is from a process in the background that still writes, and could be endless.
 */
const maxDrainBytes = 256 * 1024;

/** How long a leader may go on after a hang-up before it is killed. */
const hangUpGraceMs = 3_000;

/**
 * How often a PTY is looked at whose leader runs but has closed it: it may open /dev/tty again, and nothing tells.
 */
const reopenedCheckMs = 250;

/** A PTY as it goes from one ptyhost to the next. */
export interface PtyState {
  readonly pid: number;
  readonly tty: string;
  /** The master; undefined when it is closed. */
  readonly fd: number | undefined;
  /** Asked to end; killed if it does not. */
  readonly isHungUp: boolean;
}

export class Pty {
  readonly pid: number;
  /** Path of the slave, e.g. `/dev/pts/7`. */
  readonly tty: string;
  /** Whether this process started the leader, and is told by the system how it ends. */
  readonly isOwnChild: boolean;
  readonly #fd: number;
  /** undefined: another ptyhost has closed it. */
  readonly #stream: MasterStream | undefined;
  readonly #input: InputQueue;
  readonly #events: PtyEvents;
  #isPaused = false;
  #exited = false;
  /** The descriptor is not touched: another process may have it. */
  #isFrozen = false;
  #hasLetGo = false;
  #endedMeanwhile: ExitStatus | undefined;
  #killTimer: NodeJS.Timeout | undefined;
  #reopenedTimer: NodeJS.Timeout | undefined;

  /** Starts a program. The error is a line for a person. */
  static spawn(request: SpawnRequest, events: PtyEvents): Result<Pty, string> {
    const problem = whyNotSpawn(request);
    if (problem !== undefined) return err(problem);
    const { file, args, env, cwd, cols, rows } = request;
    try {
      masters.closeGaps();
      const onExit = (code: number, signal: number): void => pty.ended({ code, signal });
      const forked = native.fork(file, args, env, cwd, cellCount(cols), cellCount(rows), -1, -1, true, spawnHelper, onExit);
      const pty: Pty = new Pty({ ...forked, tty: forked.pty }, true, events);
      pty.resume();
      return ok(pty);
    } catch (e) {
      return err(`cannot start ${file}: ${e instanceof Error ? e.message : String(e)}`);
    }
  }

  /** Takes over what another ptyhost started. Frozen until `thaw`; that its leader has ended must be told with `ended`. */
  static adopt({ pid, tty, fd, isHungUp }: PtyState, events: PtyEvents): Pty {
    const pty = new Pty({ pid, tty, fd }, false, events);
    pty.#isFrozen = true;
    if (isHungUp) pty.#killSoon();
    return pty;
  }

  private constructor(
    { pid, tty, fd }: { readonly pid: number; readonly tty: string; readonly fd: number | undefined },
    isOwnChild: boolean,
    events: PtyEvents,
  ) {
    this.pid = pid;
    this.tty = tty;
    this.isOwnChild = isOwnChild;
    this.#events = events;
    this.#fd = fd ?? -1;
    this.#input = new InputQueue({ write: (bytes) => this.#writeNow(bytes), after: timerAfter });
    if (fd === undefined) return;
    masters.add(fd);
    this.#stream = new MasterStream(fd, {
      onOutput: (chunk) => this.#outputRead(chunk),
      onSlaveClosed: () => this.#slaveClosed(),
    });
    this.#stream.on('close', () => masters.remove(fd));
  }

  /** Touches nothing any more until `thaw`; what happens meanwhile is kept. Answers what another process needs to go on. */
  freeze(): PtyState {
    this.#isFrozen = true;
    this.#input.hold();
    clearTimeout(this.#reopenedTimer);
    if (this.#isOpen) this.#stream?.pause();
    const { pid, tty } = this;
    return { pid, tty, fd: this.#isOpen ? this.#fd : undefined, isHungUp: this.#killTimer !== undefined && !this.#exited };
  }

  /** Input that the program has not taken. */
  get waitingInput(): readonly Uint8Array[] {
    return this.#input.waiting;
  }

  thaw(): void {
    this.#isFrozen = false;
    this.#input.release();
    if (this.#isOpen && !this.#isPaused) this.#readAgain();
    if (this.#endedMeanwhile !== undefined) this.ended(this.#endedMeanwhile);
  }

  /** Another process has it now. What is still told here is how the leader ended. */
  letGo(): void {
    this.#hasLetGo = true;
    clearTimeout(this.#killTimer);
    this.#input.end();
    this.#stream?.close();
    if (this.#endedMeanwhile !== undefined) this.ended(this.#endedMeanwhile);
  }

  /** Goes on reading after `onOutput` said no. */
  resume(): void {
    this.#isPaused = false;
    if (this.#isOpen && !this.#isFrozen) this.#stream?.resume();
  }

  pause(): void {
    this.#isPaused = true;
    if (this.#isOpen) this.#stream?.pause();
  }

  /** Input for the program; the bytes are kept. False when its queue is full and they were dropped. */
  write(data: Uint8Array): boolean {
    return !this.#isOpen || this.#input.push(data);
  }

  resize(cols: number, rows: number): void {
    if (this.#isOpen) native.resize(this.#fd, cellCount(cols), cellCount(rows), 0, 0);
  }

  /** Signals the foreground process group and the leader. */
  signal(signal: number): void {
    if (this.#exited) return;
    const group = foregroundGroup(this.pid) ?? this.pid;
    // The leader first: once the job has ended the shell goes on, and must have been told by then.
    if (group !== this.pid) kill(this.pid, signal);
    kill(-group, signal);
  }

  /**
   * Takes the terminal away. Closing the master makes the kernel send SIGHUP and SIGCONT to the leader, and SIGHUP
   * to the foreground group when the leader ends. A leader that stays is killed with what it runs in its own process
   * group; jobs that a shell has put into groups of their own are theirs to end.
   */
  hangUp(): void {
    if (this.#exited || this.#killTimer !== undefined) return;
    const group = foregroundGroup(this.pid) ?? this.pid;
    this.#input.end();
    this.#stream?.close();
    kill(-group, 'SIGCONT');
    this.#killSoon();
  }

  #killSoon(): void {
    this.#killTimer = setTimeout(() => kill(-this.pid, 'SIGKILL'), hangUpGraceMs);
  }

  /** False as soon as the descriptor is closed: its number may already be another file. */
  get #isOpen(): boolean {
    return this.#stream?.destroyed === false;
  }

  #outputRead(chunk: Uint8Array): boolean {
    this.#isPaused = !this.#events.onOutput(chunk);
    this.#input.retry();
    return !this.#isPaused;
  }

  /** The leader may live on without its terminal, and come back to it. */
  #slaveClosed(): void {
    if (!this.#isOpen || this.#exited || this.#isFrozen) return;
    if (!this.#isPaused && this.#drain() === 'silent') return this.#readAgain();
    clearTimeout(this.#reopenedTimer);
    this.#reopenedTimer = setTimeout(() => this.#slaveClosed(), reopenedCheckMs);
  }

  #readAgain(): void {
    this.#stream?.pause();
    this.#stream?.resume();
  }

  /** The leader has ended. */
  ended(status: ExitStatus): void {
    if (this.#exited) return;
    if (this.#isFrozen && !this.#hasLetGo) {
      this.#endedMeanwhile = status;
      return;
    }
    this.#exited = true;
    clearTimeout(this.#killTimer);
    clearTimeout(this.#reopenedTimer);
    this.#input.end();
    if (this.#isOpen) {
      this.#drain();
      this.#stream?.close();
    }
    this.#events.onExit(status);
  }

  /** Reads what the kernel holds, whatever the credit. `silent`: a process has the slave open and prints nothing. */
  #drain(): 'silent' | 'closed' {
    for (let drained = 0; drained < maxDrainBytes; ) {
      let length: number;
      try {
        length = readSync(this.#fd, drainBuffer);
      } catch (e) {
        return hasCode(e, 'EAGAIN') ? 'silent' : 'closed';
      }
      if (length === 0) return 'closed';
      drained += length;
      this.#events.onOutput(drainBuffer.subarray(0, length));
    }
    return 'silent';
  }

  #writeNow(bytes: Uint8Array): WriteOutcome {
    if (!this.#isOpen) return { kind: 'gone' };
    try {
      return { kind: 'written', bytes: writeSync(this.#fd, bytes) };
    } catch (e) {
      return { kind: hasCode(e, 'EAGAIN') ? 'again' : 'gone' };
    }
  }
}

const hasCode = (e: unknown, code: string): boolean => e instanceof Error && 'code' in e && e.code === code;

function timerAfter(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

/** A terminal's size is an unsigned 16-bit number in the kernel; 0 means unknown to programs. */
const cellCount = (n: number): number => Math.min(Math.max(n, 1), 0xffff);
