/**
 * What title and screen together say over time. Pure: pictures with their times go in, the verdict and the moment of the next
 * look come out, so that a replay and a live pane are judged alike. What only flickers is waited out; silence never counts.
 */
import { type ClaudeDetails, type Evidence, sameState } from '../state/state.js';
import { type Judgement, judge } from './judge.js';
import { firstMemory, type Memory, remember } from './memory.js';
import type { Sighting } from './sighting.js';

export interface Appearance {
  /** What is believed now; `at`: since when. */
  readonly verdict: Evidence;
  /** What each of the two says for itself at this moment. */
  readonly title: Evidence | undefined;
  readonly screen: Evidence | undefined;
  readonly details: ClaudeDetails;
  /** Look again then with the same picture, if no other came before. */
  readonly due: number | undefined;
  readonly memory: Memory;
  readonly pending: Pending | undefined;
}

/** What is going to be believed if it lasts. */
interface Pending {
  readonly judgement: Judgement;
  readonly since: number;
}

const noDetails: ClaudeDetails = { mode: undefined, draft: false, shells: 0, agents: 0, trouble: undefined };

export const firstAppearance = (at: number): Appearance => ({
  verdict: { source: 'screen', state: { kind: 'starting' }, reason: 'nothing is on the screen yet', at },
  title: undefined,
  screen: undefined,
  details: noDetails,
  due: undefined,
  memory: firstMemory(at),
  pending: undefined,
});

/** `sighting.at` does not go back. */
export function look(before: Appearance, sighting: Sighting): Appearance {
  const { at, screen } = sighting;
  const memory = remember(before.memory, sighting);
  const judgement = judge(memory, sighting);
  const { verdict, pending } = believe(before, judgement, at);
  const dueTimes = [pending && pending.since + pending.judgement.holdMs, judgement?.until].filter((t) => t !== undefined);
  return {
    verdict,
    title: opinion(before.title, titleOpinion(memory, at)),
    screen: opinion(before.screen, screen.state && { source: 'screen', state: screen.state, reason: screen.reason, at }),
    details: screen.kind === 'prompt' ? screen.details : { ...before.details, draft: screen.details.draft, trouble: undefined },
    due: dueTimes.length === 0 ? undefined : Math.min(...dueTimes),
    memory,
    pending,
  };
}

function believe(
  { verdict, pending }: Appearance,
  judgement: Judgement | undefined,
  at: number,
): Pick<Appearance, 'verdict' | 'pending'> {
  if (judgement === undefined) return { verdict, pending: undefined };
  const { state, source, reason, holdMs } = judgement;
  if (sameState(state, verdict.state)) {
    // The same for another reason: worth saying, not worth a change.
    return { verdict: { state, source, reason, at: verdict.at }, pending: undefined };
  }
  const since = pending && sameState(pending.judgement.state, state) ? pending.since : at;
  if (at >= since + holdMs) return { verdict: { state, source, reason, at }, pending: undefined };
  return { verdict, pending: { judgement, since } };
}

function titleOpinion({ glyph, titleMoves, glyphSince }: Memory, at: number): Evidence | undefined {
  if (glyph === 'working') return { source: 'title', state: { kind: 'working' }, reason: 'the glyph in the title moves', at };
  if (glyph === 'none' || !titleMoves) return undefined;
  return { source: 'title', state: { kind: 'idle' }, reason: 'the title starts with ✳', at: glyphSince };
}

/** Keeps the age of an opinion that has not changed. */
const opinion = (before: Evidence | undefined, now: Evidence | undefined): Evidence | undefined =>
  before && now && sameState(before.state, now.state) ? { ...now, at: before.at } : now;
