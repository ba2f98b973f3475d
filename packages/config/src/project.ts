/**
 * What the file of a project may say. It comes with the folder, from wherever that came: until the person trusts it,
 * nothing in it runs a command or changes what programs get. Pure.
 */
import { allOptions, isHook, type OptionEntry, type OptionValue } from '@ccmux/core';
import type { Mistake } from './place.js';
import { runsNothing } from './runs-nothing.js';
import type { Placed, Settings } from './settings.js';

const entries = new Map(allOptions.map((entry) => [entry.name, entry]));

/** What no project may say, whoever trusts it: it belongs to the server and all its sessions. */
export function projectMistakes(settings: Settings): Mistake[] {
  const ours = (what: string, { place }: Placed<unknown>): Mistake => ({
    place,
    message: `${what} are the same in all sessions: they go into your own ccmux.toml`,
  });
  return [
    ...[...settings.bindings.values()].map((binding) => ours('keys', binding)),
    ...[...settings.aliases.values()].map((alias) => ours('aliases', alias)),
    ...[...settings.options].filter(([name]) => entries.get(name)?.scope === 'server').map(([, o]) => ours('server options', o)),
  ];
}

export interface Withheld {
  /** What of it can run something: names of options and hooks, `environment`. */
  readonly what: string;
  readonly place: Placed<unknown>['place'];
}

/** What needs trust, by name. */
export function needsTrust(settings: Settings): Withheld[] {
  const options = [...settings.options].filter(([name, { value }]) => !isSafe(name, value));
  return [
    ...options.map(([name, { place }]) => ({ what: name, place })),
    ...[...settings.environment].map(([name, { place }]) => ({ what: `environment ${name}`, place })),
  ];
}

/** The settings without what needs trust. */
export const withoutCommands = (settings: Settings): Settings => ({
  ...settings,
  options: new Map([...settings.options].filter(([name, { value }]) => isSafe(name, value))),
  environment: new Map(),
});

function isSafe(name: string, value: OptionValue): boolean {
  const entry = entries.get(name);
  if (entry !== undefined && (isHook(entry) || namesProgram(entry))) return false;
  return (typeof value === 'string' ? [value] : [...value.values()]).every(runsNothing);
}

/** The value is a program to run, or commands: options are called so. */
const namesProgram = ({ name, type }: OptionEntry): boolean =>
  name.endsWith('-command') || type.kind === 'command' || (type.kind === 'string' && type.shell === true);
