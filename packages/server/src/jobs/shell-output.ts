/**
 * What `#(command)` in a format shows: the last line that the command said. Owns the answers: each text is run at most
 * once a second, in the background, and whoever shows formats is told when one has changed. Bounded in number; the
 * answer asked for longest ago goes first.
 */
import type { Result } from '@ccmux/core';
import type { Clock } from '../clock.js';
import type { Job, JobRequest } from './jobs.js';

const againAfterMs = 1000;
const maxAnswers = 256;
const maxLineLength = 4096;

interface Answer {
  text: string;
  startedMs: number;
  running: boolean;
}

interface Deps {
  readonly clock: Clock;
  start(request: JobRequest): Result<Job, string>;
  /** An answer has changed. */
  onChange(): void;
}

export class ShellOutput {
  readonly #answers = new Map<string, Answer>();
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** What is known now; '' while nothing is. */
  of(request: JobRequest): string {
    const key = `${request.cwd}\0${request.command}`;
    const known = this.#answers.get(key);
    const answer = known ?? { text: '', startedMs: Number.NEGATIVE_INFINITY, running: false };
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    if (known === undefined) this.#forgetOne();
    const now = this.#deps.clock.now();
    if (!answer.running && now - answer.startedMs >= againAfterMs) this.#run(answer, request, now);
    return answer.text;
  }

  #run(answer: Answer, request: JobRequest, now: number): void {
    answer.startedMs = now;
    const job = this.#deps.start(request);
    if (!job.ok) return;
    answer.running = true;
    const { process, ended } = job.value;
    let line = '';
    process.stdin.end();
    process.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (line + text).split('\n');
      line = lines.pop()!.slice(0, maxLineLength);
      const last = lines.at(-1);
      if (last !== undefined) this.#show(answer, last);
    });
    void ended.then(() => {
      answer.running = false;
      if (line !== '') this.#show(answer, line);
    });
  }

  #show(answer: Answer, text: string): void {
    if (text === answer.text) return;
    answer.text = text.slice(0, maxLineLength);
    this.#deps.onChange();
  }

  #forgetOne(): void {
    if (this.#answers.size <= maxAnswers) return;
    for (const [key, { running }] of this.#answers) {
      if (running) continue;
      this.#answers.delete(key);
      return;
    }
  }
}
