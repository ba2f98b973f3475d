import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClaudeState } from '../state/state.js';
import { gate, type Situation } from './gate.js';

const open: Situation = {
  state: { kind: 'idle' },
  settledMs: 1000,
  box: { kind: 'empty' },
  sinceKeyMs: undefined,
  isInputOff: false,
  pauseMs: 30_000,
};

const states: readonly ClaudeState[] = [
  ...(['starting', 'working', 'idle', 'done', 'exited', 'unknown'] as const).map((kind) => ({ kind })),
  ...(['permission', 'question', 'plan', 'trust', 'dialog', 'login', 'limit'] as const).map((what) => ({
    kind: 'waiting' as const,
    for: what,
  })),
];

const situations: fc.Arbitrary<Situation> = fc.record({
  state: fc.option(fc.constantFrom(...states), { nil: undefined }),
  settledMs: fc.nat(2000),
  box: fc.constantFrom({ kind: 'none' as const }, { kind: 'empty' as const }, { kind: 'draft' as const, rows: ['x'] }),
  sinceKeyMs: fc.option(fc.nat(60_000), { nil: undefined }),
  isInputOff: fc.boolean(),
  pauseMs: fc.constantFrom(0, 30_000),
});

test('it is open only at a prompt that can be seen, where nobody types', () => {
  fc.assert(
    fc.property(situations, (situation) => {
      const { state, box, sinceKeyMs, pauseMs, isInputOff } = situation;
      if (gate(situation).kind === 'shut') return;
      expect(['idle', 'done']).toContain(state?.kind);
      expect(box.kind).not.toBe('none');
      expect(sinceKeyMs === undefined || sinceKeyMs >= pauseMs).toBe(true);
      expect(isInputOff).toBe(false);
    }),
  );
});

test('what opens it by itself is said, and then it is open', () => {
  fc.assert(
    fc.property(situations, (situation) => {
      const verdict = gate(situation);
      if (verdict.kind === 'open' || verdict.afterMs === undefined || situation.box.kind === 'none') return;
      const later = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms + (verdict.afterMs ?? 0));
      const then = gate({ ...situation, settledMs: later(situation.settledMs)!, sinceKeyMs: later(situation.sinceKeyMs) });
      // One reason may hide another, which is shorter.
      expect(then.kind === 'open' || then.afterMs !== undefined).toBe(true);
    }),
  );
});

test.each([
  [{}, undefined],
  [{ state: { kind: 'done' } }, undefined],
  [{ box: { kind: 'draft', rows: ['x'] } }, undefined],
  [{ state: { kind: 'working' } }, 'Claude is working'],
  [{ state: { kind: 'waiting', for: 'permission' } }, 'Claude waits for an answer (permission)'],
  [{ sinceKeyMs: 1000 }, 'somebody is typing in the pane'],
  [{ sinceKeyMs: 31_000 }, undefined],
  [{ isInputOff: true }, 'the pane takes no input'],
  [{ state: undefined }, 'no Claude runs in the pane'],
] satisfies readonly (readonly [Partial<Situation>, string | undefined])[])('%j: %s', (part, why) => {
  const verdict = gate({ ...open, ...part });
  expect(verdict.kind === 'shut' ? verdict.why : undefined).toBe(why);
});
