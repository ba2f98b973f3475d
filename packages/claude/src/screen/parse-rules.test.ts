import { describe, expect, it } from 'vitest';
import { parseRules } from './parse-rules.js';
import { claudeRuleSet, withOwnRules } from './rule-sets.js';

const good = { name: 'mine', region: 'end', row: '^ Shall I\\?', says: 'waiting:question', why: 'it asks' };
const mistakes = (rule: unknown): readonly string[] => {
  const parsed = parseRules([rule]);
  return parsed.ok ? [] : parsed.error;
};

describe('rules of a person', () => {
  it('are asked before ours, and take the place of ours with the same name', () => {
    const parsed = parseRules([good, { ...good, name: 'spinner' }]);
    if (!parsed.ok) throw new Error(parsed.error.join('\n'));
    const { rules } = withOwnRules(claudeRuleSet, parsed.value);
    expect(rules.slice(0, 2).map(({ name }) => name)).toEqual(['mine', 'spinner']);
    expect(rules.filter(({ name }) => name === 'spinner')).toHaveLength(1);
    expect(rules).toHaveLength(claudeRuleSet.rules.length + 1);
  });

  it.each([
    [{ ...good, row: 'Shall I' }, 'has to begin with ^'],
    [{ ...good, row: '^(' }, 'row: Invalid regular expression'],
    [{ ...good, row: `^${'a'.repeat(600)}` }, 'longer than 500'],
    [{ ...good, row: 3 }, 'has to be a regular expression'],
    [{ ...good, region: 'top' }, 'region has to be one of status, hint, box'],
    [{ ...good, says: 'busy' }, 'says has to be one of working'],
    [{ ...good, why: '' }, 'why has to say'],
    [{ ...good, name: '' }, 'needs a name'],
    [{ ...good, colour: 'red' }, 'unknown key colour'],
    [{ ...good, also: 'x' }, 'also has to be a list'],
    [{ ...good, also: [{ region: 'end', row: 'x' }] }, 'also 1: row has to begin with ^'],
    ['words', 'not a table'],
  ])('say what is wrong with %j', (rule, text) => {
    expect(mistakes(rule)).toEqual([expect.stringContaining(text)]);
  });

  it('name the rule in every mistake', () => {
    expect(mistakes({ name: 'mine' })).toEqual(expect.arrayContaining([expect.stringMatching(/^rule 1 \(mine\): /)]));
    expect(mistakes({ name: 'mine' })).toHaveLength(4);
  });
});
