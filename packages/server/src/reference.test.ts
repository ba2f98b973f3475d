import { expect, it } from 'vitest';
import { copyCommandHelp } from './copy-mode/commands/help.js';
import { copyCommandNames } from './copy-mode/commands/table.js';
import { languageReference } from './reference.js';

const { commands, options, bindings } = languageReference();

it('names the value of every flag that has one, and the words behind the flags', () => {
  const unnamed = commands.flatMap(({ name, flags }) =>
    flags.filter((f) => f.value === 'value').map((f) => `${name} -${f.flag}`),
  );
  expect(unnamed).toEqual([]);
  const wordsOf = (name: string) => commands.find((c) => c.name === name)?.words;
  expect(wordsOf('bind-key')).toEqual(['key', 'command', 'arguments']);
  expect(wordsOf('wait-for')).toEqual(['channel']);
  expect(wordsOf('send-keys')).toEqual(['key', '...']);
});

it('says of every command of copy mode what it does', () => {
  expect(Object.keys(copyCommandHelp).sort()).toEqual(copyCommandNames.toSorted());
});

it('says of every option and hook what it is, and binds keys to something', () => {
  expect(options.filter(({ help }) => help === '').map(({ name }) => name)).toEqual([]);
  expect(bindings.filter(({ command }) => command === '')).toEqual([]);
});
