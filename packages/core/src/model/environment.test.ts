import { describe, expect, test } from 'vitest';
import { sessionId } from '../ids.js';
import { environmentOf, visibleVariables, withVariable } from './environment.js';
import { reduce } from './reduce.js';
import { emptyModel } from './state.js';

const text = (value: string | undefined, hidden = false) => ({ value, hidden });

describe('environments', () => {
  test('the upper one goes over the lower one, and takes away', () => {
    const global = environmentOf({ A: '1', B: '1', C: '1' });
    const session = { B: text('2'), C: text(undefined), D: text('secret', true) };
    expect(visibleVariables(global, session)).toEqual({ A: '1', B: '2' });
  });

  test('a variable is set and forgotten', () => {
    const env = withVariable({}, 'A', text('1'));
    expect(env).toEqual({ A: text('1') });
    expect(withVariable(env, 'A', undefined)).toEqual({});
  });

  test('the model keeps the global one; a session that is gone has none', () => {
    const set = (session: 0 | undefined) =>
      reduce(emptyModel, {
        kind: 'environment-changed',
        session: session === undefined ? undefined : sessionId(session),
        name: 'A',
        variable: text('1'),
      });
    expect(set(undefined).environment).toEqual({ A: text('1') });
    expect(set(0)).toEqual(emptyModel);
  });
});
