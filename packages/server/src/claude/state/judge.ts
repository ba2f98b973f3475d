/** Who is believed of the state. Pure. */
import type { ClaudeState, Evidence, WaitingFor } from '@ccmux/claude';
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

/** A status file that says nothing yet will before long; until then a prompt on the screen may take no words. */
const patienceMs = 3000;

/** `nowMs`: milliseconds since the epoch. */
export function judge(sources: Sources, nowMs: number): Verdict {
  const all = evidenceOf(sources);
  const of = (source: Evidence['source']): Evidence | undefined => all.find((e) => e.source === source);
  const ended = of('process');
  if (ended !== undefined) return ended;
  const file = of('status-file');
  const hooks = of('hooks');
  const seen = shown(sources, file, nowMs);
  if (file !== undefined && file.state.kind !== 'starting') {
    return (file.state.kind === 'idle' ? ahead(sources, file, nowMs) : undefined) ?? refined(file, hooks, seen);
  }
  if (hooks === undefined || hooks.state.kind === 'starting') return seen ?? hooks ?? file ?? beginning(sources);
  // No hook tells of Esc: one that is older than what is seen has been overtaken.
  return seen !== undefined && seen.at > hooks.at + headStartMs ? seen : hooks;
}

/** A turn has begun of which the file does not say anything yet; a short one is over before it does. */
function ahead({ hooks, titleMovesSince }: Sources, file: Evidence, nowMs: number): Verdict | undefined {
  const { state, reason, at } = hooks;
  if (state?.kind === 'working' && at > file.at) return { source: 'hooks', state, reason, at };
  if (titleMovesSince === undefined || titleMovesSince < file.at || nowMs - titleMovesSince > headStartMs) return undefined;
  return { source: 'title', state: { kind: 'working' }, reason: 'the sign in its title moves', at: titleMovesSince };
}

/** What title and screen say, as far as it counts. */
function shown(sources: Sources, file: Evidence | undefined, nowMs: number): Verdict | undefined {
  const { appearance, lives } = sources;
  const verdict = appearance?.verdict;
  switch (verdict?.state.kind) {
    case 'starting':
      return undefined;
    case 'exited':
      // It gives the terminal back to take it anew.
      return lives ? undefined : verdict;
    case 'idle':
      return isBeginning(sources, file, nowMs) ? undefined : verdict;
    default:
      return verdict;
  }
}

/** Its status file says nothing yet, or is not there yet. */
function isBeginning({ begunAt, lives }: Sources, file: Evidence | undefined, nowMs: number): boolean {
  if (file !== undefined) return file.state.kind === 'starting' && nowMs - file.at < patienceMs;
  return lives && nowMs - begunAt < patienceMs;
}

const beginning = ({ begunAt }: Sources): Verdict => ({
  source: 'activity',
  state: { kind: 'starting' },
  reason: 'it has said nothing yet',
  at: begunAt,
});

/** What a hook has told this long before the file belongs to an earlier wait. */
const sameWaitMs = 5000;

/** Words of a status file that others know better: old versions call questions and plans permissions, too. */
export const finer: Partial<Readonly<Record<WaitingFor, readonly WaitingFor[]>>> = {
  permission: ['plan', 'question'],
  dialog: ['permission', 'question', 'plan', 'trust', 'login', 'limit'],
};

/** What Claude's own file calls idle, as a prompt is there. */
const uselessPrompt: readonly WaitingFor[] = ['login', 'limit'];

function refined(winner: Evidence, hooks: Evidence | undefined, seen: Verdict | undefined): Verdict {
  const { state } = winner;
  if (state.kind === 'idle' && seen?.state.kind === 'waiting' && uselessPrompt.includes(seen.state.for)) {
    return { ...winner, state: seen.state, reason: `${winner.reason}; ${seen.reason}` };
  }
  if (state.kind !== 'waiting') return winner;
  const told = hooks !== undefined && hooks.at >= winner.at - sameWaitMs ? hooks : undefined;
  for (const other of [told, seen]) {
    if (other?.state.kind !== 'waiting' || finer[state.for]?.includes(other.state.for) !== true) continue;
    return { ...winner, state: other.state, reason: `${winner.reason}; ${other.reason}` };
  }
  return winner;
}
