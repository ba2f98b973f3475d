/** show-options, show-window-options: options and their values. */
import { type OptionEntry, optionPlaceKey, optionTable, ownOption, type ParsedArgs, quoteWord, userOptionAt } from '@ccmux/core';
import { inheritedOption } from '../options/inherited.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { optionPlace, optionTarget } from './option-place.js';

export const showOptions: Command = {
  name: 'show-options',
  flags: 'AgHpqst:vw',
  args: [0, 1],
  usage: '[-AgHpqsvw] [-t target-pane] [option]',
  exec: (context, args) => show(context, args, false),
};

export const showWindowOptions: Command = {
  name: 'show-window-options',
  flags: 'gvt:',
  args: [0, 1],
  usage: '[-gv] [-t target-window] [option]',
  exec: (context, args) => show(context, args, true),
};

function show(context: CommandContext, args: ParsedArgs, windows: boolean): Outcome {
  const [name] = args.rest;
  return name === undefined ? showAll(context, args, windows) : showOne(context, args, name, windows);
}

function showOne(context: CommandContext, args: ParsedArgs, text: string, windows: boolean): Outcome {
  const target = optionTarget(context, args, text, windows);
  if (!target.ok) return args.has('q') ? done : target;
  const { name, entry, place } = target.value;
  const own = ownOption(context.store.model, place, name);
  const inherited = args.has('A') || args.has('g') || place.level === 'server';
  const value = own ?? (inherited ? inForce(context, entry, name) : undefined);
  if (value !== undefined) print(context, args, name, value, own === undefined && args.has('A') && !args.has('g'), entry);
  return done;
}

const inForce = (context: CommandContext, entry: OptionEntry | undefined, name: string): string | undefined =>
  entry === undefined
    ? userOptionAt(context.store.model, name, context.caller.place ?? {})
    : inheritedOption(context.store.model, entry);

function showAll(context: CommandContext, args: ParsedArgs, windows: boolean): Outcome {
  const scope = args.has('s') ? 'server' : windows || args.has('w') || args.has('p') ? 'window' : 'session';
  const place = optionPlace(context, args, scope, windows);
  if (!place.ok) return place;
  const own = context.store.model.options.get(optionPlaceKey(place.value));
  const all = args.has('g') || args.has('A') || scope === 'server';
  for (const entry of optionTable.filter((e) => e.scope === scope)) {
    const value = own?.get(entry.name) ?? (all ? inheritedOption(context.store.model, entry) : undefined);
    if (value !== undefined) print(context, args, entry.name, value, args.has('A') && !own?.has(entry.name), entry);
  }
  for (const [name, value] of own ?? []) if (name.startsWith('@')) print(context, args, name, value, false, undefined);
  return done;
}

/** An inherited value is marked with a `*`, as tmux does. */
function print(
  { caller }: CommandContext,
  args: ParsedArgs,
  name: string,
  value: string,
  inherited: boolean,
  entry: OptionEntry | undefined,
): void {
  if (args.has('v')) return caller.print(value);
  const shown = entry === undefined || entry.type.kind === 'string' ? (value === '' ? "''" : quoteWord(value)) : value;
  caller.print(`${name}${inherited ? '*' : ''} ${shown}`);
}
