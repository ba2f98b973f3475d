/**
 * What a Claude that crashed has left running: the processes of its tools outlive it. Owns what was found; ends none of them,
 * because only a person knows whether they are to go on.
 */
import type { PaneId } from '@ccmux/core';
import type { Clock } from '../../clock.js';
import type { ClaudeProcessEntry, LaunchPorts } from './ports.js';

/** What goes with Claude by itself is gone after this long. */
const settleMs = 1000;
/** Columns of a command that are shown. */
const maxText = 60;

export class Orphans {
  readonly #ports: LaunchPorts;
  readonly #clock: Clock;
  readonly #found = new Map<PaneId, readonly ClaudeProcessEntry[]>();

  constructor(ports: LaunchPorts, clock: Clock) {
    this.#ports = ports;
    this.#clock = clock;
  }

  /** Looks for what the start of Claude has left, and tells when there is something. */
  look(pane: PaneId, launch: string, tell: (text: string) => void): void {
    this.#clock.after(settleMs, () => {
      const left = this.lookNow(pane, launch);
      if (left !== undefined) tell(left);
    });
  }

  /** A line about what is left; undefined when nothing is. */
  lookNow(pane: PaneId, launch: string): string | undefined {
    const known = new Set(this.of(pane).map(({ pid }) => pid));
    const left = this.#ports.marked(launch).filter(({ pid }) => !known.has(pid));
    if (left.length === 0) return undefined;
    this.#found.set(pane, [...this.of(pane), ...left]);
    const texts = left.map(({ pid, argv }) => `${pid} (${argv.join(' ').slice(0, maxText)})`);
    const subject = left.length === 1 ? 'a process of its tools goes on' : `${left.length} processes of its tools go on`;
    return `${subject}: ${texts.join(', ')}`;
  }

  /** Those that still run. */
  of(pane: PaneId): readonly ClaudeProcessEntry[] {
    return (this.#found.get(pane) ?? []).filter(({ pid, start }) => this.#ports.isAlive(pid, start));
  }
}
