import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateText } from '../state/state.js';
import { isOf, opinionOf, parseStatusFile } from './status-file.js';

const file = (fields: Readonly<Record<string, unknown>>) =>
  parseStatusFile(JSON.stringify({ pid: 7, sessionId: 'a', procStart: '42', ...fields }));

describe('the status file', () => {
  test.each([
    [{}, 'starting'],
    [{ status: 'idle' }, 'idle'],
    [{ status: 'busy' }, 'working'],
    [{ status: 'shell' }, 'idle'],
    [{ status: 'waiting', waitingFor: 'permission prompt' }, 'waiting (permission)'],
    [{ status: 'waiting', waitingFor: 'input needed' }, 'waiting (question)'],
    [{ status: 'waiting', waitingFor: 'dialog open' }, 'waiting (dialog)'],
    [{ status: 'waiting', waitingFor: 'something new' }, 'waiting (dialog)'],
    [{ status: 'waiting' }, 'waiting (dialog)'],
    [{ status: 'approve Bash' }, 'waiting (permission)'],
    [{ status: 'approve AskUserQuestion' }, 'waiting (question)'],
    [{ status: 'approve ExitPlanMode' }, 'waiting (plan)'],
  ])('%j is %s', (fields, expected) => {
    const parsed = file(fields);
    const said = parsed && opinionOf(parsed);
    expect(said && stateText(said.state)).toBe(expected);
  });

  test('a word that is not known says nothing', () => {
    expect(opinionOf(file({ status: 'dreaming' })!)).toBeUndefined();
  });

  test('a shell in the background counts', () => {
    expect(opinionOf(file({ status: 'shell' })!)?.background).toBe(1);
  });

  test('is about one process, not about another that has its number', () => {
    expect(isOf(file({})!, 7, '42')).toBe(true);
    expect(isOf(file({})!, 7, '43')).toBe(false);
    expect(isOf(file({})!, 8, '42')).toBe(false);
    expect(isOf(file({ procStart: undefined })!, 7, '43')).toBe(true);
  });

  test('never throws, and half a file is none', () => {
    const whole = JSON.stringify({ pid: 7, status: 'busy', waitingFor: 'x' });
    for (let end = 0; end < whole.length; end++) expect(parseStatusFile(whole.slice(0, end))).toBeUndefined();
    fc.assert(
      fc.property(fc.json(), (text) => {
        const parsed = parseStatusFile(text);
        if (parsed !== undefined) opinionOf(parsed);
      }),
    );
  });
});
