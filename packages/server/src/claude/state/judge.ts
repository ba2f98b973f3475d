/** Who is believed of the state. Pure. */
import { type ClaudeState, type Evidence, sameState, type WaitingFor } from '@ccmux/claude';
import { evidenceOf, type Sources } from './sources.js';

export interface Verdict {
  readonly state: ClaudeState;
  /** Who was believed. */
  readonly source: Evidence['source'];
  readonly reason: string;
  /** Since when, in milliseconds since the epoch. */
  readonly at: number;
}

/** How much older a hook's word may be than what title and screen show, and still be the newer one: hooks are told first. */
const headStartMs = 1500;

export function judge(sources: Sources): Verdict {
  const all = evidenceOf(sources);
  const of = (source: Evidence['source']): Evidence | undefined => all.find((e) => e.source === source);
  const ended = of('process');
  if (ended !== undefined) return ended;
  const file = of('status-file');
  const hooks = of('hooks');
  const seen = sources.appearance?.verdict;
  if (file !== undefined && file.state.kind !== 'starting') {
    const isPrompt = hooks?.state.kind === 'working' && hooks.at > file.at;
    if (file.state.kind === 'idle' && isPrompt && hooks.at > file.at) return hooks;
    return refined(file, [hooks, seen]);
  }
  if (seen !== undefined && seen.state.kind !== 'starting') {
    // No hook tells of Esc: one that is older than what is seen has been overtaken.
    if (hooks === undefined || sameState(hooks.state, seen.state) || seen.at > hooks.at + headStartMs) return seen;
    return hooks;
  }
  return hooks ?? file ?? seen ?? all[0] ?? { source: 'activity', state: { kind: 'unknown' }, reason: 'nothing is known', at: 0 };
}

/** What a waiting Claude waits for, others know better. */
function refined(winner: Evidence, others: readonly (Evidence | undefined)[]): Verdict {
  if (winner.state.kind !== 'waiting') return winner;
  const first: WaitingFor = winner.state.for;
  for (const other of others) {
    if (other?.state.kind !== 'waiting' || other.state.for === first) continue;
    const isFiner = first === 'dialog' || (first === 'permission' && other.state.for === 'plan');
    if (isFiner) return { ...winner, state: other.state, reason: `${winner.reason}; ${other.reason}` };
  }
  return winner;
}
