import type { ClaudeState, Evidence } from '@ccmux/claude';
import { expect, it } from 'vitest';
import { accuracyOf } from './accuracy.js';

const said = (at: number, kind: 'idle' | 'working' | 'exited'): Evidence => {
  const state: ClaudeState = { kind };
  return { source: 'screen', state, reason: kind, at };
};

it('counts the time that was right, without what is near a change, and names what was not', () => {
  const truth = [
    { t0: 0, t1: 1, state: 'starting' },
    { t0: 1, t1: 3, state: 'prompt' },
    { t0: 3, t1: 5, state: 'busy' },
    { t0: 5, t1: null, state: 'exited' },
  ];
  const { judged, right, misses } = accuracyOf([said(0, 'idle'), said(4000, 'working'), said(5000, 'exited')], truth, 6);
  expect(judged).toBeCloseTo(1.4 + 1.4);
  expect(right).toBeCloseTo(1.4 + 0.7);
  expect(misses).toEqual([{ from: 3.3, to: 4, truth: 'working', said: 'idle', reason: 'idle' }]);
});
