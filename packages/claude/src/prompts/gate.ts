/**
 * Whether something may be typed into Claude's box now, and if not, why, and when to look again. Pure. The one place that
 * decides: nothing is typed without it, and the submitting key is let through it again.
 */
import type { ClaudeState } from '../state/state.js';
import type { PromptBox } from './prompt-box.js';

export interface Situation {
  /** Undefined: the pane runs no Claude. */
  readonly state: ClaudeState | undefined;
  /** How long it has been in that state, in milliseconds. */
  readonly settledMs: number;
  readonly box: PromptBox;
  /** Since a person typed in the pane; undefined: never. */
  readonly sinceKeyMs: number | undefined;
  /** The pane takes no input. */
  readonly isInputOff: boolean;
  /** How long nobody may have typed, in milliseconds. */
  readonly pauseMs: number;
}

export type Verdict =
  | { readonly kind: 'open' }
  /** `afterMs`: nothing needs to happen for it to open then; undefined: something has to happen. */
  | { readonly kind: 'shut'; readonly why: string; readonly afterMs?: number };

/** The state may be a moment ahead of what Claude hears: at its start it loses keys. */
const settleMs = 150;

export function gate(situation: Situation): Verdict {
  const { state, settledMs, box, sinceKeyMs, isInputOff, pauseMs } = situation;
  if (state === undefined) return shut('no Claude runs in the pane');
  if (isInputOff) return shut('the pane takes no input');
  const busy = reason(state);
  if (busy !== undefined) return shut(busy);
  if (sinceKeyMs !== undefined && sinceKeyMs < pauseMs) {
    return { kind: 'shut', why: 'somebody is typing in the pane', afterMs: pauseMs - sinceKeyMs };
  }
  if (settledMs < settleMs) return { kind: 'shut', why: 'Claude has just become free', afterMs: settleMs - settledMs };
  // Drawn late, or covered by a panel: nothing tells of it.
  if (box.kind === 'none') return { kind: 'shut', why: 'the prompt box cannot be seen', afterMs: 1000 };
  return { kind: 'open' };
}

const shut = (why: string): Verdict => ({ kind: 'shut', why });

function reason(state: ClaudeState): string | undefined {
  switch (state.kind) {
    case 'idle':
    case 'done':
      return undefined;
    case 'working':
      return 'Claude is working';
    case 'starting':
      return 'Claude is starting';
    case 'waiting':
      return `Claude waits for an answer (${state.for})`;
    case 'exited':
      return 'Claude has ended';
    case 'unknown':
      return 'what Claude does is not known';
  }
}
