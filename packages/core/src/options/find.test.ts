import { describe, expect, test } from 'vitest';
import { err } from '../result.js';
import { findOption } from './find.js';
import { isHook } from './hooks.js';
import { allOptions, optionTable } from './table.js';
import { tmuxOnlyOptions } from './tmux-only.js';

describe('which option is meant', () => {
  test.each([
    ['mouse', 'mouse', undefined],
    ['mou', 'mouse', undefined],
    ['update-environment[12]', 'update-environment', 12],
    ['update-env[0]', 'update-environment', 0],
    ['@any-thing', '@any-thing', undefined],
    ['after-new-win', 'after-new-window', undefined],
  ])('%s', (text, name, index) => {
    expect(findOption(text)).toMatchObject({ ok: true, value: { name, index } });
  });

  test.each([
    ['no-such', 'invalid option: no-such'],
    ['after-', 'ambiguous option: after-'],
    ['', 'ambiguous option: '],
    ['mouse[', 'ambiguous option: mouse['],
    ['mouse[x]', 'ambiguous option: mouse[x]'],
  ])('%j is none', (text, error) => {
    expect(findOption(text)).toEqual(err(error));
  });

  test('an option that only tmux has is found with the reason', () => {
    expect(findOption('terminal-overrides')).toMatchObject({ value: { kind: 'tmux-only', name: 'terminal-overrides' } });
  });
});

describe('the table of options', () => {
  test('has every name once, and none that is said to have no meaning', () => {
    const names = allOptions.map((entry) => entry.name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.filter((name) => tmuxOnlyOptions.has(name))).toEqual([]);
  });

  test('has nothing among the hooks that is none', () => {
    expect(allOptions.filter((entry) => !isHook(entry))).toHaveLength(optionTable.length);
  });
});
