import { describe, expect, test } from 'vitest';
import { Pace } from './pace.js';

/** Reads of `bytes` each, `gapMs` apart; whether it counts as a flood after the last one. */
function isFlood(bytes: number, gapMs: number, reads: number): boolean {
  const pace = new Pace();
  for (let i = 0; i < reads; i++) pace.note(bytes, i * gapMs);
  return pace.isFlooding;
}

describe('Pace', () => {
  test('a steady stream is a flood', () => {
    expect(isFlood(4095, 0.06, 100)).toBe(true);
  });

  test('keys and lines are not', () => {
    expect(isFlood(20, 0.5, 100)).toBe(false);
    expect(isFlood(4095, 10, 100)).toBe(false);
  });

  test('the first screen after quiet is not', () => {
    expect(isFlood(4095, 0.1, 5)).toBe(false);
  });

  test('a flood ends with a pause', () => {
    const pace = new Pace();
    for (let i = 0; i < 100; i++) pace.note(4095, i * 0.06);
    pace.note(4095, 20);
    expect(pace.isFlooding).toBe(false);
  });
});
