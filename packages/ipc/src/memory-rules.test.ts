import { expect, test } from 'vitest';
import { withMemoryRules, withoutMemoryRules } from './memory-rules.js';

test('what the rules add is taken out again, what the person has set is not', () => {
  const env = { PATH: '/bin', MALLOC_TRIM_THRESHOLD_: '1' };
  expect(withMemoryRules(env)).toMatchObject(env);
  expect(withMemoryRules({})).not.toEqual({});
  expect(withoutMemoryRules(withMemoryRules(env))).toEqual(env);
});
