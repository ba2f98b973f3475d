/** Waiting for a Claude to be in a state, for a time at most. */
import type { ClaudeState } from '@ccmux/claude';
import type { PaneId } from '@ccmux/core';
import type { Clock, Timer } from '../../clock.js';
import type { ClaudeStates } from '../state/claude-states.js';

/** `gone`: the pane runs no Claude any more, or it has ended, and that was not what was waited for. */
export type Reached = 'reached' | 'gone' | 'late';

/** For another process to take the place of one that has ended. */
const settleMs = 1500;

interface Ports {
  readonly claudeStates: ClaudeStates;
  readonly clock: Clock;
}

/** `isWished` is asked with `exited` for a Claude that is gone. `ms` undefined: for ever. */
export function untilState(
  { claudeStates, clock }: Ports,
  pane: PaneId,
  isWished: (state: ClaudeState) => boolean,
  ms: number | undefined,
): Promise<Reached> {
  return new Promise((resolve) => {
    let isOver = false;
    const end = (reached: Reached): void => {
      if (isOver) return;
      isOver = true;
      timer?.cancel();
      settling?.cancel();
      unsubscribe();
      resolve(reached);
    };
    const look = (): void => {
      const state = claudeStates.of(pane)?.state ?? { kind: 'exited' };
      settling?.cancel();
      // One that is started again, or replaces itself, is gone for a moment only.
      if (state.kind === 'exited') settling = clock.after(settleMs, () => end(isWished(state) ? 'reached' : 'gone'));
      else if (isWished(state)) end('reached');
    };
    let settling: Timer | undefined;
    const timer = ms === undefined ? undefined : clock.after(ms, () => end('late'));
    const unsubscribe = claudeStates.subscribe((change) => {
      if (change.pane === pane) look();
    });
    look();
  });
}
