/** The sections of a file: what each may hold. Pure; complains of everything that is wrong and goes on. */
import { allOptions, findOption, isHook, type KeyName, type OptionEntry, type OptionValue, parseKeyName } from '@ccmux/core';
import { suggestion } from './nearest.js';
import { found, readOption, wrong } from './option-text.js';
import { placeText } from './place.js';
import type { Reading } from './reading.js';
import { type BindingSetting, bindingName, type Placed } from './settings.js';
import { isTable } from './toml.js';

type Table = Readonly<Record<string, unknown>>;

const optionNames = allOptions.filter((entry) => !isHook(entry)).map(({ name }) => name);
const hookNames = allOptions.filter(isHook).map(({ name }) => name);

export function readOptions(table: Table, reading: Reading): Map<string, Placed<OptionValue>> {
  const options = new Map<string, Placed<OptionValue>>();
  for (const [written, value] of Object.entries(table)) {
    const path = ['options', written];
    const place = reading.keyAt(...path);
    if (written.startsWith('@')) {
      if (typeof value === 'string') options.set(written, { value, place });
      else reading.complain(path, `${written}: ${wrong(value, 'a text')}`);
      continue;
    }
    const entry = exactly(written);
    if (typeof entry === 'string') reading.complainOfKey(path, entry);
    else if (isHook(entry)) reading.complainOfKey(path, `${written} is a hook: it goes into [hooks]`);
    else if (options.has(entry.name)) reading.complainOfKey(path, `${entry.name} is set twice`);
    else set(options, entry, value, path, reading);
  }
  return options;
}

/** The commands of a hook: one, or a list. */
export function readHooks(table: Table, reading: Reading): Map<string, Placed<OptionValue>> {
  const hooks = new Map<string, Placed<OptionValue>>();
  for (const [name, value] of Object.entries(table)) {
    const path = ['hooks', name];
    const entry = allOptions.find((one) => one.name === name && isHook(one));
    if (entry === undefined) reading.complainOfKey(path, `unknown hook ${found(name)}${suggestion(name, hookNames)}`);
    else set(hooks, entry, value, path, reading);
  }
  return hooks;
}

/** The option of that very name; prefixes may mean another one tomorrow. The text is what is wrong. */
function exactly(written: string): OptionEntry | string {
  const option = findOption(written);
  const unknown = `unknown option ${found(written)}${suggestion(written, optionNames)}`;
  if (!option.ok || option.value.kind === 'user') return unknown;
  if (option.value.kind === 'tmux-only') return `${written} has no meaning here: ${option.value.reason}`;
  const { entry } = option.value;
  // American spellings are the one other name that an option has.
  return entry.name === written || (written.includes('color') && entry.name === written.replaceAll('color', 'colour'))
    ? entry
    : unknown;
}

function set(
  into: Map<string, Placed<OptionValue>>,
  entry: OptionEntry,
  value: unknown,
  path: readonly string[],
  reading: Reading,
): void {
  const read = readOption(entry, value, reading.ports);
  if (read.ok) into.set(entry.name, { value: read.value, place: reading.keyAt(...path) });
  else reading.complain([...path, ...read.error.path], `${entry.name}: ${read.error.message}`);
}

/** Texts; `false` keeps a variable from programs. */
export function readEnvironment(table: Table, reading: Reading): Map<string, Placed<string | undefined>> {
  const environment = new Map<string, Placed<string | undefined>>();
  for (const [name, value] of Object.entries(table)) {
    const path = ['environment', name];
    if (name === '' || /[=\0]/.test(name)) reading.complainOfKey(path, `${found(name)} is no name of a variable`);
    else if (value === false) environment.set(name, { value: undefined, place: reading.keyAt(...path) });
    else if (typeof value === 'string' && !value.includes('\0')) environment.set(name, { value, place: reading.keyAt(...path) });
    else reading.complain(path, `${name}: ${wrong(value, 'a text, or false for no such variable')}`);
  }
  return environment;
}

export function readAliases(table: Table, reading: Reading): Map<string, Placed<string>> {
  const aliases = new Map<string, Placed<string>>();
  for (const [name, value] of Object.entries(table)) {
    const path = ['aliases', name];
    if (!/^[^\s=;{}]+$/.test(name)) reading.complainOfKey(path, `${found(name)} cannot be the name of a command`);
    else if (typeof value !== 'string') reading.complain(path, `${name}: ${wrong(value, 'a command')}`);
    else aliases.set(name, { value, place: reading.keyAt(...path) });
  }
  return aliases;
}

export function readProject(table: Table, reading: Reading): Placed<string> | undefined {
  let name: Placed<string> | undefined;
  for (const [key, value] of Object.entries(table)) {
    const path = ['project', key];
    if (key !== 'name') reading.complainOfKey(path, `unknown field ${found(key)} of [project]; there is name`);
    else if (typeof value !== 'string' || !/^[^:.\x00-\x1f\x7f]+$/.test(value)) {
      reading.complain(path, `name: ${wrong(value, 'the name of a session, without : and .')}`);
    } else name = { value, place: reading.keyAt(...path) };
  }
  return name;
}

/** `[keys.TABLE]`: a command for each key, a table with more about it, or `false` for a key that does nothing. */
export function readBindings(tables: Table, reading: Reading): Map<string, Placed<BindingSetting>> {
  const bindings = new Map<string, Placed<BindingSetting>>();
  for (const [table, keys] of Object.entries(tables)) {
    if (!isTable(keys)) {
      reading.complain(['keys', table], `keys.${table}: ${wrong(keys, 'a table of keys such as [keys.prefix] or [keys.root]')}`);
      continue;
    }
    for (const [written, value] of Object.entries(keys)) {
      const path = ['keys', table, written];
      const key = parseKeyName(written);
      if (!key.ok) {
        reading.complainOfKey(path, key.error);
        continue;
      }
      const name = bindingName(table, key.value);
      const earlier = bindings.get(name);
      if (earlier !== undefined) {
        reading.complainOfKey(path, `${key.value} in ${table} is bound twice; first at ${placeText(earlier.place)}`);
        continue;
      }
      const binding = readBinding(table, key.value, value, path, reading);
      if (binding !== undefined) bindings.set(name, { value: binding, place: reading.keyAt(...path) });
    }
  }
  return bindings;
}

const bindingFields = ['command', 'note', 'repeat'];

function readBinding(
  table: string,
  key: KeyName,
  value: unknown,
  path: readonly string[],
  reading: Reading,
): BindingSetting | undefined {
  if (value === false) return { kind: 'unbound', table, key };
  if (typeof value !== 'string' && !isTable(value)) {
    reading.complain(path, `${key}: ${wrong(value, 'a command, false, or { command = …, note = …, repeat = … }')}`);
    return undefined;
  }
  const fields: Table = typeof value === 'string' ? { command: value } : value;
  for (const field of Object.keys(fields)) {
    if (bindingFields.includes(field)) continue;
    const hint = suggestion(field, bindingFields);
    reading.complainOfKey(
      [...path, field],
      `unknown field ${found(field)} of a key; there are ${bindingFields.join(', ')}${hint}`,
    );
  }
  const commandPath = typeof value === 'string' ? path : [...path, 'command'];
  const { command, note = '', repeat = false } = fields;
  if (typeof command !== 'string') {
    reading.complain(commandPath, `${key}: ${command === undefined ? 'has no command' : wrong(command, 'a command')}`);
  } else {
    const read = reading.ports.command(command);
    if (!read.ok) reading.complain(commandPath, `${key}: ${read.error}`);
  }
  if (typeof note !== 'string') reading.complain([...path, 'note'], `note: ${wrong(note, 'a text')}`);
  if (typeof repeat !== 'boolean') reading.complain([...path, 'repeat'], `repeat: ${wrong(repeat, 'true or false')}`);
  if (typeof command !== 'string' || typeof note !== 'string' || typeof repeat !== 'boolean') return undefined;
  return { kind: 'bound', table, key, command, note, repeat };
}
