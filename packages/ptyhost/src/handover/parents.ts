/**
 * The ptyhosts of before: processes that have handed everything over and stay only as parents of the programs that they
 * started, since only a parent is told how its child ends. Owns the conversations with them, and looks after the children of
 * one that was killed.
 */
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import { logEvent } from '../log.js';
import { leaderLives } from '../processes.js';
import type { Talk } from './talk.js';

/** How a leader ended whose parent has died: nobody knows. */
const unknownStatus: ExitStatus = { code: 255, signal: 0 };

/** How often it is looked whether a leader without a parent lives: nothing tells. */
const orphanLookMs = 1000;

interface Parent {
  readonly talk: Talk;
  /** Its children that live. */
  readonly children: Set<number>;
}

export interface ParentsEvents {
  onEnded(pid: number, status: ExitStatus): void;
  /** Somebody asked a ptyhost of before to end everything while it handed over. */
  onShutdown(): void;
}

export class Parents {
  readonly #parents = new Set<Parent>();
  readonly #orphans = new Set<number>();
  readonly #events: ParentsEvents;
  #timer: NodeJS.Timeout | undefined;

  constructor(events: ParentsEvents) {
    this.#events = events;
  }

  /** For the next ptyhost: each one's descriptor and children, and the children of those that are dead. */
  get all(): readonly { readonly fd: number | undefined; readonly pids: readonly number[] }[] {
    const living = [...this.#parents].map(({ talk, children }) => ({ fd: talk.fd, pids: [...children] }));
    return [...living, { fd: undefined, pids: [...this.#orphans] }].filter(({ pids }) => pids.length > 0);
  }

  add(talk: Talk, pids: Iterable<number>): void {
    const parent: Parent = { talk, children: new Set(pids) };
    this.#parents.add(parent);
    talk.events = {
      onMessage: (m) => {
        if (m.kind === 'shutdown') return this.#events.onShutdown();
        if (m.kind !== 'ended') return;
        parent.children.delete(m.pid);
        this.#events.onEnded(m.pid, { code: m.code, signal: m.signal });
      },
      onClose: () => {
        this.#parents.delete(parent);
        if (parent.children.size > 0) this.watch(parent.children);
      },
    };
  }

  /** Looks after programs that have no parent here. */
  watch(pids: Iterable<number>): void {
    for (const pid of pids) this.#orphans.add(pid);
    if (this.#orphans.size === 0 || this.#timer !== undefined) return;
    logEvent('parent.lost', { children: this.#orphans.size });
    this.#timer = setInterval(() => this.#look(), orphanLookMs);
    this.#look();
  }

  /** Another process has the conversations, or nobody needs them. */
  leave(): void {
    clearInterval(this.#timer);
    for (const { talk } of this.#parents) talk.leave();
    this.#parents.clear();
  }

  #look(): void {
    for (const pid of this.#orphans) {
      if (leaderLives(pid)) continue;
      this.#orphans.delete(pid);
      this.#events.onEnded(pid, unknownStatus);
    }
    if (this.#orphans.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
