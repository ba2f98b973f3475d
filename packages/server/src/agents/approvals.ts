/**
 * Questions of agents that wait for a person. Owns their codes, their time and their number; who shows them and what a yes
 * means is not known here. A question that nobody answers is denied.
 */
import type { PaneId, Verdict } from '@ccmux/core';
import type { Clock, Timer } from '../clock.js';
import type { SpawnRequest } from './request.js';

/** More than a person will look at; what comes then is refused at once. */
export const maxQuestions = 16;

export type Reply = 'once' | 'always' | 'deny' | 'timeout' | 'cancelled';

export interface Question {
  /** Shown to people only: whoever knows it may answer from a shell. */
  readonly code: string;
  readonly request: SpawnRequest;
  /** The pane that will be the parent. */
  readonly parent: PaneId;
  readonly name: string;
  readonly cwd: string;
  readonly depth: number;
  readonly verdict: Verdict;
  /** A rule for "always"; undefined: there is no such rule. */
  readonly rule: string | undefined;
  readonly askedAtMs: number;
}

interface Open {
  readonly question: Question;
  readonly timer: Timer;
  answer(reply: Reply, by: string): void;
}

export interface Answered {
  readonly reply: Reply;
  /** Who, for the audit. */
  readonly by: string;
}

export class Approvals {
  readonly #clock: Clock;
  readonly #open = new Map<string, Open>();
  readonly #listeners = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get questions(): readonly Question[] {
    return [...this.#open.values()].map(({ question }) => question);
  }

  get isFull(): boolean {
    return this.#open.size >= maxQuestions;
  }

  /** Resolves when it is answered, in any way. */
  ask(question: Question, timeMs: number): Promise<Answered> {
    return new Promise((resolve) => {
      const answer = (reply: Reply, by: string): void => {
        const open = this.#open.get(question.code);
        if (open === undefined) return;
        open.timer.cancel();
        this.#open.delete(question.code);
        resolve({ reply, by });
        this.#changed();
      };
      const timer = this.#clock.after(timeMs, () => answer('timeout', 'nobody'));
      this.#open.set(question.code, { question, timer, answer });
      this.#changed();
    });
  }

  /** False: there is no such question any more. */
  answer(code: string, reply: 'once' | 'always' | 'deny', by: string): boolean {
    const open = this.#open.get(code);
    open?.answer(reply, by);
    return open !== undefined;
  }

  /** The questions of panes that are gone are nobody's. */
  cancelOf(isThere: (pane: PaneId) => boolean): void {
    for (const { question, answer } of [...this.#open.values()])
      if (!isThere(question.request.from) || !isThere(question.parent)) answer('cancelled', 'nobody');
  }

  /** Called when a question came or went. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  dispose(): void {
    for (const { answer } of [...this.#open.values()]) answer('cancelled', 'nobody');
    this.#listeners.clear();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
