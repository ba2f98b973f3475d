/** How much a Claude needs a person: what is shown first, and where `next-waiting` goes. Pure. */
import type { ClaudeState } from '@ccmux/claude';
import { assertNever } from '@ccmux/core';
import type { ClaudeStatus } from './claude-status.js';

/** 0 needs somebody most. */
export function need(state: ClaudeState): number {
  switch (state.kind) {
    case 'waiting':
      return 0;
    case 'done':
      return 1;
    case 'unknown':
      return 2;
    case 'working':
      return 3;
    case 'starting':
      return 4;
    case 'idle':
      return 5;
    case 'exited':
      return 6;
    default:
      return assertNever(state);
  }
}

/** Those that need somebody most, longest first. */
export const byNeed = (a: Pick<ClaudeStatus, 'state' | 'sinceMs'>, b: Pick<ClaudeStatus, 'state' | 'sinceMs'>): number =>
  need(a.state) - need(b.state) || a.sinceMs - b.sinceMs;

/** `42s`, `7m`, `3h`, `2d`. */
export function ageText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}
