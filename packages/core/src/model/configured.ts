/**
 * What files of commands set when they were last run at a start, beside what is in force: with it a later start can tell
 * what a file says now from what it said then, and both from what people have set since. Options and variables for
 * everybody, and keys. Pure.
 */
import { type Change, type Configured, type ConfiguredSettings, globalLevels } from './configured-settings.js';
import type { Environment } from './environment.js';
import type { ModelEvent } from './events.js';
import { reduceSettings, type SettingEvent } from './reduce-settings.js';
import type { Model } from './state.js';

/** What such files can set. */
export type GlobalSettings = Pick<Model, 'options' | 'environment' | 'bindings'>;

/**
 * The events that bring into force what files say now: what they say as they did leaves what people have set since; what
 * they say no longer goes, unless people have set it.
 */
export function broughtBy(model: Model, configured: ConfiguredSettings): ModelEvent[] {
  const known: ConfiguredSettings = model.configured ?? new Map();
  const now = [...configured].filter(([name, { value }]) => !known.has(name) || !same(known.get(name)?.value, value));
  const gone = [...known].filter(([name, past]) => !configured.has(name) && same(valueIn(model, past), past.value));
  return [...now.map(([, change]) => eventOf(change, 'value')), ...gone.map(([, past]) => eventOf(past, 'before'))];
}

/** What is known, and what one file has set since on top of it. */
export function withChanges(known: ConfiguredSettings, changes: ConfiguredSettings): ConfiguredSettings {
  const all = new Map(known);
  for (const [name, change] of changes) {
    // SAFETY: what has the same name is of the same kind.
    all.set(name, { ...change, before: (known.get(name) ?? change).before } as Configured);
  }
  return all;
}

/** What is there before files of commands say anything. */
export interface Underneath {
  /** What a server begins with. */
  readonly environment: Environment;
  readonly settings: readonly SettingEvent[];
}

/** The model as a file finds it that is run again: what holds for everybody is as it would be without any such file. */
export function beforeConfiguration(model: Model, { environment, settings }: Underneath): Model {
  const options = new Map([...model.options].filter(([place]) => !isGlobal(place)));
  return settings.reduce(reduceSettings, { ...model, options, environment, bindings: new Map() });
}

const isGlobal = (place: string): boolean => globalLevels.some((level) => level === place);

/** What was set between two models. */
export function settingsBetween(before: GlobalSettings, after: GlobalSettings): ConfiguredSettings {
  const changes = [...optionsBetween(before, after), ...variablesBetween(before, after), ...keysBetween(before, after)];
  return new Map(changes.map((change) => [nameOf(change), change]));
}

function optionsBetween(before: GlobalSettings, after: GlobalSettings): Configured[] {
  return globalLevels.flatMap((level) => {
    const [old, now] = [before.options.get(level), after.options.get(level)];
    return bothKeys(old, now)
      .map((name) => ({ kind: 'option' as const, level, name, value: now?.get(name), before: old?.get(name) }))
      .filter(isChange);
  });
}

function variablesBetween({ environment: old }: GlobalSettings, { environment: now }: GlobalSettings): Configured[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((name) => ({ kind: 'variable' as const, name, value: now[name], before: old[name] }))
    .filter(isChange);
}

function keysBetween({ bindings: old }: GlobalSettings, { bindings: now }: GlobalSettings): Configured[] {
  return bothKeys(old, now).flatMap((table): Configured[] => {
    const [was, is] = [old.get(table), now.get(table)];
    const cleared = { kind: 'table' as const, table, value: is?.cleared ?? false, before: was?.cleared ?? false };
    const keys = bothKeys(was?.keys, is?.keys).map((key) => ({
      kind: 'key' as const,
      table,
      key,
      value: is?.keys.get(key),
      before: was?.keys.get(key),
    }));
    return [...[cleared].filter(isChange), ...keys.filter(isChange)];
  });
}

const bothKeys = (a: ReadonlyMap<string, unknown> | undefined, b: ReadonlyMap<string, unknown> | undefined): string[] => [
  ...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]),
];

const isChange = ({ value, before }: Change<unknown>): boolean => !same(value, before);

function nameOf(change: Configured): string {
  switch (change.kind) {
    case 'option':
      return `option ${change.level} ${change.name}`;
    case 'variable':
      return `variable ${change.name}`;
    case 'key':
      return `key ${change.table} ${change.key}`;
    case 'table':
      return `table ${change.table}`;
  }
}

function valueIn(model: GlobalSettings, change: Configured): Configured['value'] {
  switch (change.kind) {
    case 'option':
      return model.options.get(change.level)?.get(change.name);
    case 'variable':
      return model.environment[change.name];
    case 'key':
      return model.bindings.get(change.table)?.keys.get(change.key);
    case 'table':
      return model.bindings.get(change.table)?.cleared ?? false;
  }
}

function eventOf(change: Configured, which: 'value' | 'before'): SettingEvent {
  switch (change.kind) {
    case 'option':
      return { kind: 'option-changed', place: { level: change.level }, name: change.name, value: change[which] };
    case 'variable':
      return { kind: 'environment-changed', session: undefined, name: change.name, variable: change[which] };
    case 'key':
      return { kind: 'key-bound', table: change.table, key: change.key, binding: change[which] };
    case 'table':
      return { kind: 'key-defaults-cleared', table: change.table, isCleared: change[which] };
  }
}

/** As values: arrays are maps with rising keys. */
const same = (a: unknown, b: unknown): boolean => comparable(a) === comparable(b);
const comparable = (value: unknown): string | undefined => JSON.stringify(value instanceof Map ? [...value] : value);
