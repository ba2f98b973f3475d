import { allOptions, isHook, type OptionPorts, ok } from '@ccmux/core';
import { expect, test } from 'vitest';
import { exampleFile } from './example.js';
import { mistakeText } from './place.js';
import { readFile } from './read-file.js';

const ports: OptionPorts = { command: ok, isShell: () => true };
test('with every comment taken away it is a configuration that says what is so anyway', () => {
  const text = exampleFile()
    .split('\n')
    .filter((line) => /^# ("?[@\w|&-]+"? =|\[)/.test(line) || line.startsWith('['))
    .map((line) => line.replace(/^# /, ''))
    .filter((line) => !line.startsWith('include'));
  const read = readFile('example', text.join('\n'), ports);
  expect(read.ok ? [] : read.error.map(mistakeText)).toEqual([]);
  if (!read.ok) return;
  const { options } = read.value.settings;
  for (const entry of allOptions.filter((one) => !isHook(one))) {
    const value = options.get(entry.name)?.value;
    if (entry.type.kind === 'array')
      expect(value, entry.name).toEqual(new Map(entry.type.items.map((item, index) => [index, item])));
    else expect(value, entry.name).toBe(entry.initial);
  }
});
