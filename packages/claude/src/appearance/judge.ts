/**
 * What one picture means, with what is remembered of the ones before: the state that would be believed if it lasts. Owns the
 * times: how long what looks like an end has to last until it is one.
 */
import type { ClaudeState } from '../state/state.js';
import type { Memory } from './memory.js';
import type { Sighting } from './sighting.js';

export interface Judgement {
  readonly state: ClaudeState;
  readonly source: 'title' | 'screen';
  readonly reason: string;
  /** How long it has to last until it is believed. */
  readonly holdMs: number;
  /** When it stops being true by itself: the moment for another look. */
  readonly until?: number;
}

/** A spinner moves every 120 ms and rests for half a second; a machine under load takes its time. */
const spinnerRestMs = 3000;
/** 2.1.328 draws a dialog up to 550 ms after its title has stopped, later under load. */
const gapMs = 3000;
/** A spinner that appears so long after the title has stopped belongs to another turn. */
const stopMs = 1000;
/** How long nothing that is known may be on the screen until it is no start. */
const startMs = 15_000;

const working: ClaudeState = { kind: 'working' };
const idle: ClaudeState = { kind: 'idle' };
const dialog: ClaudeState = { kind: 'waiting', for: 'dialog' };

/** Undefined: this picture says nothing; what was believed before stays. */
export function judge(memory: Memory, sighting: Sighting): Judgement | undefined {
  if (memory.left) return gone(sighting);
  if (memory.glyph === 'working') return { state: working, source: 'title', reason: 'the glyph in the title moves', holdMs: 0 };
  const { screen } = sighting;
  if (screen.kind === 'blank' || !memory.seen) return beforeFirstSight(memory, sighting);
  if (memory.titleMoves && memory.glyph === 'still') return stillTitle(memory, sighting);
  return screenAlone(memory, sighting);
}

/** Some versions leave and come back when they go from one dialog to the next; who empties the title does not. */
const gone = ({ title }: Sighting): Judgement => ({
  state: { kind: 'exited' },
  source: 'screen',
  reason: 'it has given the terminal back',
  holdMs: title === '' ? 0 : 3000,
});

function beforeFirstSight({ seen, prompted, glyph, startedAt }: Memory, { at, screen }: Sighting): Judgement | undefined {
  // The title comes up to half a second before the first picture, and never while a dialog holds the start up.
  if (glyph === 'still' && !prompted) return { state: idle, source: 'title', reason: 'the title starts with ✳', holdMs: 60 };
  if (seen || screen.kind === 'blank') return undefined;
  const until = startedAt + startMs;
  if (at < until) return { state: { kind: 'starting' }, source: 'screen', reason: screen.reason, holdMs: 0, until };
  return { state: { kind: 'unknown' }, source: 'screen', reason: 'nothing on the screen is known', holdMs: 0 };
}

/** A dialog is drawn from its end or in parts: which one it is may show a moment later. */
const dialogHoldMs = (state: ClaudeState): number => (state.kind === 'waiting' && state.for === 'dialog' ? 150 : 50);

/** A picture without a prompt may be half of one, and longer so when it is drawn for a new size. */
const bareHoldMs = ({ sizeSince = Number.NEGATIVE_INFINITY }: Memory, at: number): number => (at - sizeSince < 1000 ? 700 : 250);

/** The title has stopped: Claude does not work. What it does instead, the screen says. */
function stillTitle(memory: Memory, { at, screen }: Sighting): Judgement | undefined {
  const { state, reason, kind, work } = screen;
  const { glyphSince, busySince = glyphSince, hasAsked } = memory;
  if (state?.kind === 'waiting') return { state, source: 'screen', reason, holdMs: dialogHoldMs(state) };
  if (state?.kind === 'idle' && kind !== 'prompt') return { state, source: 'screen', reason, holdMs: 80 };
  if (kind === 'viewer') return { state: idle, source: 'title', reason: `the title has stopped; ${reason}`, holdMs: 300 };
  if (kind === 'left') return undefined;
  if (kind !== 'prompt') return noPrompt('the title has stopped, and there is no prompt', memory, at);
  if (state !== undefined && work === 'shells') return { state, source: 'screen', reason, holdMs: 0 };
  const until = Math.max(glyphSince, busySince) + gapMs;
  if (state?.kind === 'working' && work !== 'background' && at < until) {
    // The title of a turn that begins moves a moment after the spinner is there.
    if (busySince > glyphSince + stopMs) return { state, source: 'screen', reason, holdMs: 250, until };
    const coming = `the title has stopped, but ${reason}: a dialog is coming`;
    if (!hasAsked) return { state: { kind: 'waiting', for: 'permission' }, source: 'title', reason: coming, holdMs: 250, until };
  }
  return { state: idle, source: 'title', reason: 'the title starts with ✳ and the prompt is there', holdMs: 80 };
}

/** No title, or one that has never been seen to move: it says nothing. */
function screenAlone(memory: Memory, { at, screen }: Sighting): Judgement | undefined {
  const { state, reason, kind, work } = screen;
  // Covered, the rest of the screen says nothing.
  if (kind === 'viewer') return state && { state, source: 'screen', reason, holdMs: 0 };
  if (state?.kind === 'waiting') return { state, source: 'screen', reason, holdMs: dialogHoldMs(state) };
  if (state?.kind === 'working') {
    const until = memory.statusSince + spinnerRestMs;
    if (work !== 'spinning') return { state, source: 'screen', reason, holdMs: 0 };
    if (at < until) return { state, source: 'screen', reason, holdMs: 0, until };
    return { state: idle, source: 'screen', reason: 'the prompt is there and the spinner above it stands still', holdMs: 0 };
  }
  if (state?.kind === 'idle') return { state, source: 'screen', reason, holdMs: 100 };
  if (kind === 'prompt' || kind === 'left') return undefined;
  // Another agent whose title showed work, and shows none.
  if (!memory.prompted && memory.titleMoves) {
    return {
      state: { kind: 'unknown' },
      source: 'title',
      reason: 'the title no longer shows work, and nothing on the screen is known',
      holdMs: 1000,
    };
  }
  if (!memory.prompted) return undefined;
  return noPrompt('something took the place of the prompt', memory, at);
}

const noPrompt = (reason: string, memory: Memory, at: number): Judgement => ({
  state: dialog,
  source: 'screen',
  reason,
  holdMs: bareHoldMs(memory, at),
});
