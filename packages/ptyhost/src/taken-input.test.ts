import { expect, test } from 'vitest';
import { TakenInput } from './taken-input.js';

test('the place of a client only grows, and it is told now and then', () => {
  const taken = new TakenInput();
  expect([taken.note(1, 200), taken.note(1, 255), taken.note(1, 256), taken.note(1, 300), taken.note(1, 600)]).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
  taken.note(1, 5);
  expect(taken.all).toEqual([{ client: 1, upTo: 600 }]);
});

test('of many clients the ones that typed last are remembered', () => {
  const taken = new TakenInput();
  taken.note(1, 1);
  for (let client = 2; client <= 256; client++) taken.note(client, 1);
  taken.note(1, 2);
  taken.note(257, 1);
  expect(taken.all).toHaveLength(256);
  expect(taken.all.map(({ client }) => client)).not.toContain(2);
  expect(taken.all.slice(-2)).toEqual([
    { client: 1, upTo: 2 },
    { client: 257, upTo: 1 },
  ]);
});
