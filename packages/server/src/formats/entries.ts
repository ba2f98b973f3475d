/** What the loops `O:` and `V:` of formats go over: options that one level has, variables of an environment. Pure. */
import {
  allOptions,
  type Environment,
  initialValue,
  isHook,
  type Model,
  type OptionEntry,
  type OptionPlace,
  type OptionValue,
  optionEntry,
  optionPlaceKey,
  type Place,
} from '@ccmux/core';

/** Variables of one turn. */
export type Entry = ReadonlyMap<string, string>;

const flag = (on: boolean): string => (on ? '1' : '0');

/** `flags` as tmux reads them: `v` the server's, `w`, `s` or `p` the place's own, with `g` those for all. */
export function optionEntries(model: Model, place: Place | undefined, flags: string): readonly Entry[] {
  const level = optionLevel(place, flags === '' ? 's' : flags);
  return level === undefined ? [] : numbered(ofLevel(model, level).flatMap(([name, value]) => turnsOf(name, value)));
}

function optionLevel(place: Place | undefined, flags: string): OptionPlace | undefined {
  const isGlobal = flags.includes('g');
  if (flags.includes('v')) return { level: 'server' };
  if (flags.includes('w')) return isGlobal ? { level: 'global-window' } : place && { level: 'window', window: place.window };
  if (flags.includes('s')) return isGlobal ? { level: 'global-session' } : place && { level: 'session', session: place.session };
  if (flags.includes('p')) return isGlobal || place === undefined ? undefined : { level: 'pane', pane: place.pane };
  return isGlobal ? { level: 'global-session' } : undefined;
}

/** By name. The global levels have all options of their kind, the others what was set there. */
function ofLevel(model: Model, place: OptionPlace): readonly (readonly [string, OptionValue])[] {
  const own = model.options.get(optionPlaceKey(place));
  const values = new Map<string, OptionValue>(
    allOptions.filter((entry) => isOf(entry, place)).map((entry) => [entry.name, initialValue(entry)]),
  );
  for (const [name, value] of own ?? []) values.set(name, value);
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1));
}

function isOf({ scope }: OptionEntry, { level }: OptionPlace): boolean {
  if (level === 'server') return scope === 'server';
  if (level === 'global-session') return scope === 'session';
  return level === 'global-window' && (scope === 'window' || scope === 'pane');
}

function turnsOf(name: string, value: OptionValue): readonly Entry[] {
  const entry = optionEntry(name);
  const common: readonly (readonly [string, string])[] = [
    ['option_name', name],
    ['option_is_hook', flag(entry !== undefined && isHook(entry))],
    ['option_is_user', flag(entry === undefined)],
  ];
  const isArray = typeof value !== 'string';
  const items = isArray ? [...value] : [];
  const turn = (text: string, key: string, ends: { readonly first: boolean; readonly last: boolean }): Entry =>
    new Map([
      ...common,
      ['option_value', text],
      ['option_is_array', flag(isArray)],
      ['option_array_key', key],
      ['option_array_index', key],
      ['option_array_first', flag(ends.first)],
      ['option_array_last', flag(ends.last)],
      ['option_array_count', String(items.length)],
    ]);
  if (items.length === 0) return [turn(isArray ? '' : value, '', { first: isArray, last: isArray })];
  return items.map(([index, text], i) => turn(text, String(index), { first: i === 0, last: i === items.length - 1 }));
}

/** Of a session's own environment, or the one given. */
export const environmentEntries = (env: Environment): readonly Entry[] =>
  numbered(
    Object.keys(env)
      .sort()
      .map(
        (name): Entry =>
          new Map([
            ['environ_name', name],
            ['environ_value', env[name]?.value ?? ''],
            ['environ_hidden', flag(env[name]?.hidden === true)],
            ['environ_removed', flag(env[name]?.value === undefined)],
          ]),
      ),
  );

const numbered = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry, i) => new Map([...entry, ['loop_index', String(i)], ['loop_last_flag', flag(i === entries.length - 1)]]));
