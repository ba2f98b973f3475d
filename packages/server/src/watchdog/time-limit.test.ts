import { describe, expect, test } from 'vitest';
import { withinTime } from './time-limit.js';

/** As in a parser that thinks it can go on. */
function endless(): void {
  try {
    for (;;);
  } catch {
    for (;;);
  } finally {
    for (;;);
  }
}

/** Whether it gets a processor for that is up to the machine. */
const isCut = (): boolean => withinTime(50, endless) !== 'done';
const longMs = 60_000;

describe('a time limit', () => {
  const stacks: readonly (readonly [string, () => Promise<boolean>])[] = [
    ['a timer', () => new Promise((resolve) => setTimeout(() => resolve(isCut()), 1))],
    ['an immediate', () => new Promise((resolve) => setImmediate(() => resolve(isCut())))],
    ['a tick', () => new Promise((resolve) => process.nextTick(() => resolve(isCut())))],
    ['a microtask', () => Promise.resolve().then(isCut)],
  ];

  test.each(stacks)('ends what does not come back, on the stack of %s, and all goes on', async (_, onStack) => {
    expect(await onStack()).toBe(true);
    let isThere = false;
    expect(withinTime(longMs + 0.5, () => (isThere = true))).toBe('done');
    expect(isThere).toBe(true);
  });

  test('knows work from waiting', () => {
    const idle = new Int32Array(new SharedArrayBuffer(4));
    expect(withinTime(100, () => Atomics.wait(idle, 0, 0, 200))).toBe('starved');
  });

  test('lets through what is thrown', () => {
    const fail = (): never => {
      throw new Error('made to fail');
    };
    expect(() => withinTime(longMs, fail)).toThrow('made to fail');
    expect(withinTime(longMs, () => {})).toBe('done');
  });

  test('is that of the outermost', () => {
    let ending = '';
    expect(
      withinTime(longMs, () => {
        ending = withinTime(0, () => {});
      }),
    ).toBe('done');
    expect(ending).toBe('done');
  });
});
