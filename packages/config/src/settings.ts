/** What a configuration says, each with its place, and the many layers of it as one. Pure values. */
import { type ArrayValue, initialValue, type KeyName, type OptionValue, optionEntry } from '@ccmux/core';
import type { Place } from './place.js';

export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

export type BindingSetting =
  | { readonly kind: 'unbound'; readonly table: string; readonly key: KeyName }
  | {
      readonly kind: 'bound';
      readonly table: string;
      readonly key: KeyName;
      /** A line of the command language. */
      readonly command: string;
      readonly note: string;
      readonly repeat: boolean;
    };

export interface Settings {
  /** Options, options of users and hooks, by name. */
  readonly options: ReadonlyMap<string, Placed<OptionValue>>;
  /** `undefined`: programs do not get the variable. */
  readonly environment: ReadonlyMap<string, Placed<string | undefined>>;
  /** By `bindingName`. */
  readonly bindings: ReadonlyMap<string, Placed<BindingSetting>>;
  /** Command lines by the name that stands for them. */
  readonly aliases: ReadonlyMap<string, Placed<string>>;
  readonly projectName: Placed<string> | undefined;
}

export const noSettings: Settings = {
  options: new Map(),
  environment: new Map(),
  bindings: new Map(),
  aliases: new Map(),
  projectName: undefined,
};

export const bindingName = (table: string, key: KeyName): string => `${table} ${key}`;

/** What the later layers say goes over what the earlier ones do. */
export const layered = (layers: readonly Settings[]): Settings => ({
  options: new Map(layers.flatMap(({ options }) => [...options])),
  environment: new Map(layers.flatMap(({ environment }) => [...environment])),
  bindings: new Map(layers.flatMap(({ bindings }) => [...bindings])),
  aliases: new Map(layers.flatMap(({ aliases }) => [...aliases])),
  projectName: layers.findLast(({ projectName }) => projectName !== undefined)?.projectName,
});

/** The same with aliases where the program looks for them: behind the items of `command-alias` that they do not replace. */
export function withAliases(settings: Settings): Settings {
  const [first] = settings.aliases.values();
  if (first === undefined) return settings;
  const own = settings.options.get('command-alias');
  const value = own?.value ?? initialValue(optionEntry('command-alias')!);
  const kept = (typeof value === 'string' ? [value] : [...value.values()]).filter(
    (item) => !settings.aliases.has(item.slice(0, item.indexOf('='))),
  );
  const items = [...kept, ...[...settings.aliases].map(([name, { value: command }]) => `${name}=${command}`)];
  const array: ArrayValue = new Map(items.map((item, index) => [index, item]));
  const options = new Map(settings.options).set('command-alias', { value: array, place: own?.place ?? first.place });
  return { ...settings, options };
}

export function sameValue(a: OptionValue | undefined, b: OptionValue | undefined): boolean {
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return a.size === b.size && [...a].every(([index, item]) => b.get(index) === item);
}
