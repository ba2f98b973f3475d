/**
 * Runs the tasks of a fan-out in panes, a number of them at a time. Owns the order of steps, so that a process that takes over
 * asks for the same panes by the same keys and gets those that are there. Who may open panes is the server's affair: a limit
 * that others fill is waited for.
 */
import type { Called, Calls } from '../server-calls.js';
import { isCrash, type Progress, type TaskResult, withAttempt, withResult, wordsOf } from './plan.js';

export interface PoolPorts {
  readonly calls: Calls;
  delay(ms: number): Promise<void>;
  /** Has it on disk when it returns. */
  save(progress: Progress): void;
  /** A line for a person. */
  say(line: string): void;
  readonly signal?: AbortSignal | undefined;
}

/** Limits that are free again when a pane ends or time passes. */
const passing = new Set(['per-parent', 'per-tree', 'per-server', 'rate']);
const pauseMs = 2000;
/** How long a server may take to come back. */
const absences = 60;

interface Answer {
  readonly kind?: string;
  readonly pane?: string;
  readonly reason?: string;
  readonly limit?: { readonly limit: string } | null;
}

interface ChildResult {
  readonly status: TaskResult['status'];
  readonly output?: string;
  readonly said?: string;
  readonly transcript?: string;
}

export async function runPool(from: Progress, ports: PoolPorts): Promise<Progress> {
  const pool = new Pool(from, ports);
  await pool.run();
  return pool.progress;
}

class Pool {
  progress: Progress;
  readonly #ports: PoolPorts;
  #next = 0;

  constructor(from: Progress, ports: PoolPorts) {
    this.progress = from;
    this.#ports = ports;
  }

  async run(): Promise<void> {
    this.#ports.save(this.progress);
    const { max, tasks } = this.progress.plan;
    await Promise.all(Array.from({ length: Math.min(max, tasks.length) }, () => this.#work()));
  }

  async #work(): Promise<void> {
    const { plan } = this.progress;
    while (this.#next < plan.tasks.length && this.#ports.signal?.aborted !== true) {
      const index = this.#next++;
      if (this.progress.results[index] !== null) continue;
      const result = await this.#task(index);
      if (result === undefined) return;
      this.progress = withResult(this.progress, index, result);
      this.#ports.save(this.progress);
      const { kind, reason } = result.status;
      this.#ports.say(`${result.task}: ${reason === undefined ? kind : `${kind}: ${reason}`}`);
    }
  }

  /** Undefined: it was given up from outside. */
  async #task(index: number): Promise<TaskResult | undefined> {
    const { plan } = this.progress;
    const task = plan.tasks[index] ?? '';
    const words = wordsOf(plan.template, task);
    if (!words.ok) return { task, attempts: 0, status: { kind: 'refused', reason: words.error } };
    for (let attempt = this.progress.attempts[index] ?? 0; ; attempt++) {
      this.progress = withAttempt(this.progress, index, attempt);
      this.#ports.save(this.progress);
      const answer = await this.#spawn(index, attempt, words.value);
      if (answer === undefined) return undefined;
      const { pane } = answer;
      if (pane === undefined)
        return { task, attempts: attempt, status: { kind: 'refused', reason: answer.reason ?? 'no pane was opened' } };
      const ended = await this.#end(pane);
      if (ended === undefined) return undefined;
      const { status, said, output, transcript } = ended;
      if (isCrash(status) && attempt < plan.retries) continue;
      const last = said ?? output;
      return { task, attempts: attempt + 1, status, pane, ...(last && { output: last }), ...(transcript && { transcript }) };
    }
  }

  async #spawn(index: number, attempt: number, words: readonly string[]): Promise<Answer | undefined> {
    const { id, timeoutS } = this.progress.plan;
    const key = `fan-out ${id} ${index} ${attempt}`;
    const flags = [
      '--json',
      '--layout',
      'window',
      '--key',
      key,
      ...(timeoutS === undefined ? [] : ['--timeout', String(timeoutS)]),
    ];
    for (;;) {
      const called = await this.#call(['spawn', ...flags, '--', ...words]);
      if (called === undefined) return undefined;
      const answer = parsed<Answer>(called.out) ?? { reason: called.error };
      if (answer.kind !== 'refused' || !passing.has(answer.limit?.limit ?? '')) return answer;
      await this.#ports.delay(pauseMs);
    }
  }

  /** How it ended. A Claude that has finished its turn has done its task. */
  async #end(pane: string): Promise<ChildResult | undefined> {
    const waited = await this.#call(['wait-child', '--patient', '--', pane]);
    const called = waited && (await this.#call(['result', '--json', '--', pane]));
    if (called === undefined) return undefined;
    const result = parsed<ChildResult>(called.out);
    if (result === undefined) return { status: { kind: 'lost', reason: called.error } };
    if (result.status.kind !== 'running') return result;
    await this.#call(['control-child', '--', 'close', pane]);
    return { ...result, status: { kind: 'finished' } };
  }

  async #call(words: readonly string[]): Promise<Called | undefined> {
    const { calls, delay, signal, say } = this.#ports;
    for (let absence = 0; signal?.aborted !== true; absence++) {
      const called = await calls.call(words, signal);
      if (called.ok) return called.value;
      if (absence >= absences) {
        say(called.error);
        return undefined;
      }
      await delay(pauseMs / 2);
    }
    return undefined;
  }
}

function parsed<T>(text: string): T | undefined {
  try {
    // SAFETY: the server of the same build wrote it.
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}
