/**
 * How right the verdicts on a recording are, against what is known of it: segments of truth, as Claude's own status file or what
 * drove it gave them. Time near a change of the truth is left out. Pure.
 */
import type { Evidence } from '@ccmux/claude';

/** `t1`: null at the end. Seconds. */
export interface TruthSegment {
  readonly t0: number;
  readonly t1: number | null;
  readonly state: string;
  readonly detail?: string;
}

/** A time in which the verdict was wrong. Seconds. */
export interface Miss {
  readonly from: number;
  readonly to: number;
  readonly truth: string;
  readonly said: string;
  readonly reason: string;
}

export interface Accuracy {
  readonly judged: number;
  readonly right: number;
  readonly misses: readonly Miss[];
}

/** Seconds around a change of the truth that do not count. */
const tolerance = 0.3;

const kinds: Readonly<Record<string, string>> = {
  prompt: 'idle',
  idle: 'idle',
  busy: 'working',
  working: 'working',
  permission: 'waiting',
  choice: 'waiting',
  dialog: 'waiting',
  login: 'waiting',
  limit: 'waiting',
  waiting: 'waiting',
};

/** `end`: of the last event, in seconds; a program may be silent to its end. Starts and ends of the program are not judged. */
export function accuracyOf(changes: readonly Evidence[], truth: readonly TruthSegment[], end: number): Accuracy {
  let judged = 0;
  let right = 0;
  const misses: Miss[] = [];
  for (const { t0, t1, state } of truth) {
    const kind = kinds[state];
    const from = t0 + tolerance;
    const to = (t1 ?? end) - tolerance;
    if (kind === undefined || to <= from) continue;
    judged += to - from;
    for (const [i, change] of changes.entries()) {
      const begin = Math.max(from, change.at / 1000);
      const stop = Math.min(to, (changes[i + 1]?.at ?? Number.POSITIVE_INFINITY) / 1000);
      if (stop <= begin) continue;
      if (change.state.kind === kind) right += stop - begin;
      else misses.push({ from: begin, to: stop, truth: kind, said: change.state.kind, reason: change.reason });
    }
  }
  return { judged, right, misses };
}
