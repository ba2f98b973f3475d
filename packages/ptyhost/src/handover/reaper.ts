/**
 * What is left to do for a ptyhost that has handed everything over: its children are still its own, and only a parent is told
 * how they end.
 */
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import type { Pane } from '../pane.js';

export interface ReaperEvents {
  onEnded(pid: number, status: ExitStatus): void;
  /** No child is left. */
  onIdle(): void;
}

export class Reaper {
  readonly #pids: ReadonlyMap<number, number>;
  readonly #children: Set<number>;
  readonly #events: ReaperEvents;

  /** `panes`: all there were. */
  constructor(panes: readonly Pane[], events: ReaperEvents) {
    this.#events = events;
    this.#pids = new Map(panes.map(({ id, pty }) => [id, pty.pid]));
    this.#children = new Set(panes.filter(({ isLive, pty }) => isLive && pty.isOwnChild).map(({ id }) => id));
  }

  /** The leader of a pane has ended. */
  ended(pane: number, status: ExitStatus): void {
    this.#events.onEnded(this.#pids.get(pane) ?? 0, status);
    this.#children.delete(pane);
    this.considerEnd();
  }

  considerEnd(): void {
    if (this.#children.size === 0) this.#events.onIdle();
  }
}
