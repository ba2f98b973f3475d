import { VirtualClock } from '@ccmux/testkit';
import { expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';
import { shortError } from './short-error.js';

const huge = 'x'.repeat(120_000);

test.each([
  [[huge]],
  [['bind-key', huge, huge]],
  [['kill-session', '-t', huge]],
  [['set-option', '-g', huge, 'y']],
  [['send-keys', '-H', huge]],
  [['bind-key', 'x', huge]],
  [['source-file', huge]],
])('words of any length are no reason for errors of any length: %#', async (argv) => {
  const h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a');
  const { status, error } = await h.run(...argv);
  expect(status).toBe(1);
  expect(error.length).toBeGreaterThan(10);
  expect(error.length).toBeLessThan(1100);
});

test('only lines that are too long lose their middle', () => {
  const text = `first\n${'a'.repeat(600)}${'b'.repeat(600)}\nlast`;
  expect(shortError(text)).toBe(`first\n${'a'.repeat(450)} … ${'b'.repeat(450)}\nlast`);
  expect(shortError('short')).toBe('short');
});
