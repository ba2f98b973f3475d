/** What a configuration comes to, each value with where it comes from: as TOML for people, as JSON for programs. Pure. */
import { allOptions, initialValue, isHook, type OptionEntry, type OptionValue } from '@ccmux/core';
import { type Place, placeText } from './place.js';
import type { Settings } from './settings.js';
import { keyToml, optionToml, textToml } from './toml-text.js';

export type Origin =
  | { readonly kind: 'default' }
  /** Something was set since, or by a file of commands. */
  | { readonly kind: 'command' }
  | { readonly kind: 'configuration'; readonly place: Place };

export interface Row {
  /** `options`, `hooks`, `environment`, `aliases`, `keys.prefix` … */
  readonly section: string;
  readonly name: string;
  /** As TOML. */
  readonly value: string;
  readonly origin: Origin;
}

/** The value of an option that differs from the default, with where it is from; undefined: the default. */
export type Lookup = (name: string) => { readonly value: OptionValue; readonly origin: Origin } | undefined;

/** What the files say, when nobody runs who could have changed it. */
export const ofSettings =
  ({ options }: Settings): Lookup =>
  (name) => {
    const option = options.get(name);
    return option && { value: option.value, origin: { kind: 'configuration', place: option.place } };
  };

/** `users`: names of options of users that there are. */
export function rowsOf(settings: Settings, lookup: Lookup, users: readonly string[]): Row[] {
  const option = (section: string, name: string, entry: OptionEntry | undefined): Row[] => {
    const present = lookup(name);
    if (present === undefined && (entry === undefined || isHook(entry))) return [];
    const value = present?.value ?? initialValue(entry!);
    return [{ section, name, value: optionToml(entry, value), origin: present?.origin ?? { kind: 'default' } }];
  };
  const from = (place: Place): Origin => ({ kind: 'configuration', place });
  return [
    ...users.flatMap((name) => option('options', name, undefined)),
    ...allOptions.filter((entry) => !isHook(entry)).flatMap((entry) => option('options', entry.name, entry)),
    ...allOptions.filter(isHook).flatMap((entry) => option('hooks', entry.name, entry)),
    ...[...settings.environment].map(([name, { value, place }]) => ({
      section: 'environment',
      name,
      value: value === undefined ? 'false' : textToml(value),
      origin: from(place),
    })),
    ...[...settings.bindings.values()]
      .toSorted((a, b) => (a.value.table < b.value.table ? -1 : a.value.table > b.value.table ? 1 : 0))
      .map(({ value, place }) => ({
        section: `keys.${keyToml(value.table)}`,
        name: value.key,
        value: value.kind === 'unbound' ? 'false' : bindingToml(value),
        origin: from(place),
      })),
  ];
}

const bindingToml = ({ command, note, repeat }: { command: string; note: string; repeat: boolean }): string => {
  if (note === '' && !repeat) return textToml(command);
  const parts = [`command = ${textToml(command)}`, ...(note === '' ? [] : [`note = ${textToml(note)}`])];
  return `{ ${[...parts, ...(repeat ? ['repeat = true'] : [])].join(', ')} }`;
};

export interface ShowOptions {
  /** Whether each line says where it comes from. */
  readonly origin: boolean;
  readonly json: boolean;
}

/** Lines of a TOML file, or of JSON. */
export function showRows(rows: readonly Row[], { origin, json }: ShowOptions): string[] {
  if (json) return [JSON.stringify(rows.map(rowJson), null, 2)];
  let section = '';
  return rows.flatMap((row) => {
    const head = row.section === section ? [] : [...(section === '' ? [] : ['']), `[${row.section}]`];
    section = row.section;
    return [...head, `${keyToml(row.name)} = ${row.value}${origin ? `  # ${originText(row.origin)}` : ''}`];
  });
}

function originText(origin: Origin): string {
  if (origin.kind === 'configuration') return placeText(origin.place);
  return origin.kind === 'default' ? 'default' : 'set by a command';
}

/** Places without a line are variables of the environment. */
function rowJson({ section, name, value, origin }: Row) {
  if (origin.kind !== 'configuration') return { section, name, value, origin: origin.kind };
  const { file, line, column } = origin.place;
  const kind = file.startsWith('$') ? 'environment' : 'file';
  return { section, name, value, origin: kind, place: line === 0 ? { file } : { file, line, column } };
}
