/** What the watchdog does about a tree of panes that takes too much: says so, lets others go first, ends the worst pane. Pure. */
import type { PaneId } from '@ccmux/core';
import type { Limits } from './limits.js';

export interface PaneUse {
  /** Bytes. */
  readonly memory: number;
  readonly processes: number;
}

export interface TreeUse extends PaneUse {
  /** Percent of a core since the look before. */
  readonly cpu: number;
  readonly panes: ReadonlyMap<PaneId, PaneUse>;
}

/** What is remembered of a tree between two looks. */
export interface Watch {
  readonly warnedOf: ReadonlySet<Resource>;
  /** Since when it has used more of the processor than it may. */
  readonly busySince: number | undefined;
  readonly isSlowed: boolean;
  /** Panes that were asked to end, and when. */
  readonly ending: ReadonlyMap<PaneId, number>;
}

export const unwatched: Watch = { warnedOf: new Set(), busySince: undefined, isSlowed: false, ending: new Map() };

export type Resource = 'memory' | 'processes';

export type Act =
  | { readonly kind: 'warn'; readonly what: Resource; readonly used: number; readonly limit: number }
  | { readonly kind: 'slow'; readonly used: number; readonly limit: number }
  /** `isForced`: it gets no time to end by itself. */
  | {
      readonly kind: 'end';
      readonly pane: PaneId;
      readonly isForced: boolean;
      readonly what: Resource;
      readonly used: number;
      readonly limit: number;
    };

const soft = 0.8;
/** Below it, the next excursion is told of again. */
const calm = 0.6;
/** What is that far beyond grows faster than it can be asked to end. */
const runaway = 2;
/** Between asking a pane to end and ending it. */
const graceMs = 10_000;
/** A moment of work is none to be slowed for. */
const busyMs = 10_000;

/** What to do at `nowMs`, and what to remember. */
export function step(
  before: Watch,
  use: TreeUse,
  limits: Limits,
  nowMs: number,
): { readonly watch: Watch; readonly acts: Act[] } {
  const acts: Act[] = [];
  const ending = new Map([...before.ending].filter(([pane]) => (use.panes.get(pane)?.processes ?? 0) > 0));
  const warnedOf = new Set(before.warnedOf);
  for (const what of ['memory', 'processes'] as const) {
    const limit = limits[what];
    if (limit === 0) continue;
    const used = use[what];
    if (used > limit) {
      const act = endOf(what, use, limit, ending, nowMs);
      if (act !== undefined) acts.push(act);
    } else if (used >= limit * soft && !warnedOf.has(what)) acts.push({ kind: 'warn', what, used, limit });
    if (used >= limit * soft) warnedOf.add(what);
    if (used < limit * calm) warnedOf.delete(what);
  }
  const isBusy = limits.cpu > 0 && use.cpu > limits.cpu;
  const busySince = isBusy ? (before.busySince ?? nowMs) : undefined;
  const isSlowed = before.isSlowed || (busySince !== undefined && nowMs - busySince >= busyMs);
  if (isSlowed && !before.isSlowed) acts.push({ kind: 'slow', used: use.cpu, limit: limits.cpu });
  return { watch: { warnedOf, busySince, isSlowed, ending }, acts };
}

/** Ends the pane that takes most of it, and no other while that one has its time. Writes down in `ending` that it was asked. */
function endOf(what: Resource, use: TreeUse, limit: number, ending: Map<PaneId, number>, nowMs: number): Act | undefined {
  const used = use[what];
  const isRunaway = used > limit * runaway;
  const [worst] = [...use.panes].sort(([, a], [, b]) => b[what] - a[what]);
  if (worst === undefined) return undefined;
  const [pane] = worst;
  const askedAt = ending.get(pane);
  if (askedAt === undefined && ending.size > 0 && !isRunaway) {
    const late = [...ending].find(([, at]) => nowMs - at >= graceMs);
    return late === undefined ? undefined : { kind: 'end', pane: late[0], isForced: true, what, used, limit };
  }
  if (askedAt !== undefined && nowMs - askedAt < graceMs && !isRunaway) return undefined;
  ending.set(pane, askedAt ?? nowMs);
  return { kind: 'end', pane, isForced: isRunaway || askedAt !== undefined, what, used, limit };
}
