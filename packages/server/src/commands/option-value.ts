/** Changing one option at one level: `-u -U -o -a -F`, arrays and their items, as set-option and set-hook do it. */
import {
  type ArrayType,
  type ArrayValue,
  err,
  initialValue,
  type OptionEntry,
  type OptionPlace,
  type OptionPorts,
  type OptionValue,
  ok,
  ownValue,
  type ParsedArgs,
  panesOf,
  parseOptionValue,
  type Result,
  valueAt,
  withItem,
  withParts,
} from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { isShell } from '../options/shell.js';
import { type CommandContext, done, type Outcome } from './command.js';
import { type OptionTarget, targetPlace } from './option-place.js';

export function changeOption(context: CommandContext, args: ParsedArgs, target: OptionTarget): Outcome {
  const { found, place } = target;
  const own = ownValue(context.store.model, place, found.name);
  const isArray = found.kind === 'known' && found.entry.type.kind === 'array';
  if (found.index !== undefined && !isArray) return err(`not an array: ${args.rest[0]}`);
  const unset = args.has('u') || args.has('U');
  if (!unset && args.has('o') && isSet(own, found.index)) return args.has('q') ? done : err(`already set: ${args.rest[0]}`);
  if (args.has('U') && place.level === 'window') unsetInPanes(context, place.window, found.name, found.index);
  if (unset) {
    if (own !== undefined) apply(context, place, found.name, without(own, found.index));
    return done;
  }
  const text = args.rest[1];
  const given = text !== undefined && args.has('F') ? expandAt(context, targetPlace(context, args), text) : text;
  const value = newValue(context, target, own, given, args.has('a'));
  if (!value.ok) return value;
  apply(context, place, found.name, value.value);
  return done;
}

const isSet = (own: OptionValue | undefined, index: number | undefined): boolean =>
  index === undefined || own === undefined || typeof own === 'string' ? own !== undefined : own.has(index);

/** Without an index the whole option inherits again. */
const without = (own: OptionValue, index: number | undefined): OptionValue | undefined =>
  index === undefined || typeof own === 'string' ? undefined : withItem(own, index, undefined);

function unsetInPanes(
  context: CommandContext,
  window: Extract<OptionPlace, { level: 'window' }>['window'],
  name: string,
  index: number | undefined,
): void {
  const layout = context.store.model.windows.get(window)?.layout;
  for (const pane of layout === undefined ? [] : panesOf(layout)) {
    const place: OptionPlace = { level: 'pane', pane };
    const own = ownValue(context.store.model, place, name);
    if (own !== undefined) apply(context, place, name, without(own, index));
  }
}

const apply = (context: CommandContext, place: OptionPlace, name: string, value: OptionValue | undefined): void =>
  context.store.apply({ kind: 'option-changed', place, name, value });

function newValue(
  context: CommandContext,
  { found, place }: OptionTarget,
  own: OptionValue | undefined,
  text: string | undefined,
  append: boolean,
): Result<OptionValue, string> {
  const before = append && typeof own === 'string' ? own : undefined;
  if (found.kind === 'user') return text === undefined ? err('empty value') : ok((before ?? '') + text);
  const { entry } = found;
  if (entry.type.kind === 'array') {
    // A level that has no array of its own starts an empty one; the global level starts with the table's.
    const present = own ?? (isGlobal(place) ? initialValue(entry) : undefined);
    return newArray(context, entry.type, typeof present === 'string' ? undefined : present, found.index, text, append);
  }
  const current = valueAt(context.store.model, entry, at(place));
  const whole = text === undefined || before === undefined ? text : joined(entry, before, text);
  return parseOptionValue(entry.type, whole, typeof current === 'string' ? current : '', optionPorts(context));
}

const isGlobal = ({ level }: OptionPlace): boolean =>
  level === 'server' || level === 'global-session' || level === 'global-window';

const at = (place: OptionPlace) => ({
  session: place.level === 'session' ? place.session : undefined,
  window: place.level === 'window' ? place.window : undefined,
  pane: place.level === 'pane' ? place.pane : undefined,
});

/** What `-a` makes of a text: only texts grow, and the terms of a style stay apart. */
function joined({ type }: OptionEntry, before: string, text: string): string {
  if (type.kind === 'style') return `${before},${text}`;
  return type.kind === 'string' ? before + text : text;
}

function newArray(
  context: CommandContext,
  type: ArrayType,
  own: ArrayValue | undefined,
  index: number | undefined,
  text: string | undefined,
  append: boolean,
): Result<ArrayValue, string> {
  if (text === undefined) return err('empty value');
  const ports = optionPorts(context);
  const check = (part: string): Result<string, string> => parseOptionValue(type.of, part, '', ports);
  const present: ArrayValue = own ?? new Map();
  if (index === undefined) return withParts(append ? present : new Map(), type, text, check);
  const grows = append && type.of.kind === 'string';
  const item = check(grows ? (present.get(index) ?? '') + text : text);
  return item.ok ? ok(withItem(present, index, item.value)) : item;
}

const optionPorts = ({ language }: CommandContext): OptionPorts => ({
  command(text) {
    const commands = language.read(text);
    return commands.ok ? ok(language.print(commands.value, false)) : err(commands.error.message);
  },
  isShell,
});
