/** The command language as data, made from the tables that the server works by. Runs nothing; the build loads it. */
import {
  allOptions,
  type CommandReference,
  commandCatalogue,
  type FlagReference,
  isHook,
  type LanguageReference,
  type OptionEntry,
  type OptionReference,
  PRESET_LAYOUTS,
  type ScalarType,
  tmuxOnlyOptions,
} from '@ccmux/core';
import type { Command } from './commands/command.js';
import { allCommands } from './commands/table.js';
import { copyCommandHelp } from './copy-mode/commands/help.js';
import { formatReference } from './formats/variables.js';
import { defaultBindings } from './keys/default-bindings.js';
import { promptTypes } from './prompts/history.js';

/** Everything in the order of its names; key bindings as they are listed. */
export function languageReference(): LanguageReference {
  return {
    commands: allCommands.map(commandReference).sort(byName),
    options: allOptions.map(optionReference),
    ignoredOptions: [...tmuxOnlyOptions].map(([name, why]) => ({ name, why })).sort(byName),
    bindings: defaultBindings,
    copyCommands: Object.entries(copyCommandHelp)
      .map(([name, help]) => ({ name, help }))
      .sort(byName),
    layouts: PRESET_LAYOUTS,
    values: {
      'border-lines': valuesOf(allOptions.find(({ name }) => name === 'popup-border-lines')?.type),
      flags: ['read-only', 'ignore-size', '!read-only', '!ignore-size'],
      'layout-name': PRESET_LAYOUTS,
      'prompt-type': promptTypes,
      type: promptTypes,
    },
    variables: formatReference,
  };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

function commandReference(command: Command): CommandReference {
  const { name, usage, summary } = command;
  const entry = commandCatalogue.find((e) => e.name === name);
  return {
    name,
    ...(entry !== undefined && 'alias' in entry ? { alias: entry.alias } : {}),
    ...(entry !== undefined && 'own' in entry ? { own: entry.own } : {}),
    usage,
    summary,
    flags: flagsOf(command),
    words: usage.replace(/\[-[^\]]*\]/g, '').match(/[a-z][a-z-]*|\.\.\./g) ?? [],
  };
}

function flagsOf({ flags, usage, flagHelp, long = {} }: Command): FlagReference[] {
  const longName = (flag: string): string | undefined => Object.keys(long).find((name) => long[name] === flag);
  const value = (flag: string): string | undefined =>
    new RegExp(`\\[(?:-${flag}|--${longName(flag)}) ([^\\]]+)\\]`).exec(usage)?.[1];
  return [...flags.replaceAll(':', '')]
    .map((flag): FlagReference => {
      const takes = flags[flags.indexOf(flag) + 1] === ':';
      const name = longName(flag);
      return {
        flag,
        ...(name === undefined ? {} : { long: name }),
        ...(takes ? { value: value(flag) ?? 'value' } : {}),
        help: flagHelp[flag] ?? '',
      };
    })
    .sort((a, b) => a.flag.localeCompare(b.flag, 'en'));
}

function optionReference(entry: OptionEntry): OptionReference {
  const { name, scope, type, initial, help } = entry;
  const scalar = type.kind === 'array' ? type.of : type;
  return {
    name,
    scope,
    isHook: isHook(entry),
    type: type.kind === 'array' ? `list of ${typeText(type.of)}` : typeText(type),
    values: valuesOf(scalar),
    initial: type.kind === 'array' ? type.items.join('\n') : initial,
    help,
  };
}

function valuesOf(type: OptionEntry['type'] | undefined): readonly string[] {
  if (type?.kind === 'choice') return type.of;
  return type?.kind === 'flag' ? ['on', 'off'] : [];
}

function typeText(type: ScalarType): string {
  if (type.kind === 'number') return `number from ${type.min} to ${type.max}`;
  if (type.kind === 'choice') return type.of.join(', ');
  if (type.kind === 'flag') return 'on, off';
  return type.kind === 'string' ? 'text' : type.kind;
}
