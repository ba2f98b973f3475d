/** One file's text to settings: all of it or, with every mistake that is in it, nothing. Pure; included files are only named. */
import { err, type OptionPorts, ok, type Result } from '@ccmux/core';
import { type Locations, locate } from './locate.js';
import { suggestion } from './nearest.js';
import { found, wrong } from './option-text.js';
import { type Mistake, type Place, placeText, wholeFile } from './place.js';
import type { Reading } from './reading.js';
import { readAliases, readBindings, readEnvironment, readHooks, readOptions, readProject } from './sections.js';
import { noSettings, type Placed, type Settings } from './settings.js';
import { isTable, parseToml, type TomlMistake } from './toml.js';

export interface FileSettings {
  readonly settings: Settings;
  /** As they are written. */
  readonly includes: readonly Placed<string>[];
}

const sections = ['options', 'environment', 'keys', 'aliases', 'hooks', 'project', 'include'] as const;

export function readFile(file: string, text: string, ports: OptionPorts): Result<FileSettings, readonly Mistake[]> {
  const document = parseToml(text.replace(/^\uFEFF/, ''));
  const locations = locate(text.replace(/^\uFEFF/, ''));
  if (!document.ok) return err([noToml(file, document.error, locations)]);
  const mistakes: Mistake[] = [];
  const place = (path: readonly string[], part: 'key' | 'value'): Place => {
    const at = locations.at(path) ?? locations.at(path.slice(0, -1));
    return at === undefined ? wholeFile(file) : { file, ...at[part] };
  };
  const reading: Reading = {
    ports,
    keyAt: (...path) => place(path, 'key'),
    complain: (path, message) => mistakes.push({ place: place(path, 'value'), message }),
    complainOfKey: (path, message) => mistakes.push({ place: place(path, 'key'), message }),
  };
  const value = readDocument(document.value, reading);
  const inOrder = mistakes.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return mistakes.length === 0 ? ok(value) : err(inOrder);
}

function readDocument(document: Readonly<Record<string, unknown>>, reading: Reading): FileSettings {
  for (const name of Object.keys(document)) {
    if (!sections.some((section) => section === name)) reading.complainOfKey([name], unknownSection(name));
  }
  const table = (name: (typeof sections)[number]): Readonly<Record<string, unknown>> => {
    const value = document[name] ?? {};
    if (isTable(value)) return value;
    reading.complain([name], `${name}: ${wrong(value, `a table, [${name}]`)}`);
    return {};
  };
  const settings: Settings = {
    ...noSettings,
    options: new Map([...readOptions(table('options'), reading), ...readHooks(table('hooks'), reading)]),
    environment: readEnvironment(table('environment'), reading),
    bindings: readBindings(table('keys'), reading),
    aliases: readAliases(table('aliases'), reading),
    projectName: readProject(table('project'), reading),
  };
  return { settings, includes: readIncludes(document['include'] ?? [], reading) };
}

const unknownSection = (name: string): string =>
  `unknown section ${found(name)}; there are ${sections.join(', ')}${suggestion(name, sections)}`;

function readIncludes(value: unknown, reading: Reading): Placed<string>[] {
  if (!Array.isArray(value)) {
    reading.complain(['include'], `include: ${wrong(value, 'a list of files')}`);
    return [];
  }
  return value.flatMap((item: unknown, index) => {
    if (typeof item === 'string' && item !== '') return [{ value: item, place: reading.keyAt('include', String(index)) }];
    reading.complain(['include', String(index)], `include: ${wrong(item, 'the name of a file')}`);
    return [];
  });
}

/** What is set twice is told with both places. */
function noToml(file: string, mistake: TomlMistake, { repeated }: Locations): Mistake {
  const twice = repeated.find(({ second }) => second.line === mistake.line);
  if (twice === undefined) return { place: { file, line: mistake.line, column: mistake.column }, message: mistake.message };
  const first = placeText({ file, ...twice.first });
  return { place: { file, ...twice.second }, message: `${twice.path.join('.')} is set twice; first at ${first}` };
}
