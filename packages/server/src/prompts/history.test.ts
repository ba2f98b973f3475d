import { expect, test } from 'vitest';
import { PromptHistory } from './history.js';

test('keeps the newest answers of each type, and none twice in a row', () => {
  const history = new PromptHistory(() => 3);
  for (const line of ['a', 'b', 'b', '', 'c', 'd', 'b']) history.add('command', line);
  history.add('search', 'x');
  expect([history.of('command'), history.of('search'), history.of('target')]).toEqual([['c', 'd', 'b'], ['x'], []]);
  history.clear('command');
  expect([history.of('command'), history.of('search')]).toEqual([[], ['x']]);
});

test('a prompt is sent as much of it as a message may hold', () => {
  const history = new PromptHistory(() => 1000);
  for (let i = 0; i < 100; i++) history.add('command', `${i}`.padEnd(1000));
  const sent = history.recent('command');
  expect(sent.length).toBe(65);
  expect(sent.at(-1)?.trim()).toBe('99');
});
