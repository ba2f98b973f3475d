/**
 * From when on what stands in a conversation was written by the Claude that runs now. Older is what a resume found there, and
 * what a fork, also one within the same process, copied into a file of its own.
 */
import { statSync } from 'node:fs';
import type { PaneId } from '@ccmux/core';
import { beganAtMs, statOf } from '../process/processes.js';

/** Claude writes what it says within so much time; who forks a conversation has read it. */
const writtenWithinMs = 2000;

export class Beginnings {
  /** When a Claude was first seen in a pane. */
  readonly #seen = new Map<PaneId, { readonly process: string; readonly at: number }>();

  /** `transcript`: of one that may fork within its process. `startedMs`: when we started one in the pane, if we did. All are milliseconds since 1970. */
  of(
    pane: PaneId,
    pid: number | undefined,
    transcript: string | undefined,
    startedMs: number | undefined,
    nowMs: number,
  ): number {
    const start = pid === undefined ? undefined : statOf(pid)?.start;
    const began = start === undefined ? undefined : beganAtMs(start, nowMs);
    const process = `${pid} ${start}`;
    const known = this.#seen.get(pane);
    const seen = known?.process === process ? known : { process, at: nowMs };
    this.#seen.set(pane, seen);
    const own = startedMs === undefined ? (began ?? seen.at) : Math.max(startedMs, began ?? 0);
    return transcript === undefined ? own : Math.max(own, bornAt(transcript) - writtenWithinMs);
  }

  /** Forgets panes that are gone. */
  keep(isThere: (pane: PaneId) => boolean): void {
    for (const pane of this.#seen.keys()) if (!isThere(pane)) this.#seen.delete(pane);
  }
}

function bornAt(path: string): number {
  try {
    return statSync(path).birthtimeMs;
  } catch {
    // Claude names its file before it makes it: there is nothing in it that somebody else wrote.
    return 0;
  }
}
