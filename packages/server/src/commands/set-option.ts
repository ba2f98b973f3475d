/** set-option, set-window-option: the value of an option at one level. */
import { err, type OptionName, ok, optionAt, ownOption, type ParsedArgs, parseOptionValue, type Result } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { type OptionTarget, optionTarget } from './option-place.js';

export const setOption: Command = {
  name: 'set-option',
  flags: 'aFgopqst:uUw',
  args: [1, 2],
  usage: '[-aFgopqsuUw] [-t target-pane] option [value]',
  exec: (context, args) => set(context, args, false),
};

export const setWindowOption: Command = {
  name: 'set-window-option',
  flags: 'aFgoqt:u',
  args: [1, 2],
  usage: '[-aFgoqu] [-t target-window] option [value]',
  exec: (context, args) => set(context, args, true),
};

/** `-q` is silent about options that do not exist; `-o` refuses to change what is set. */
function set(context: CommandContext, args: ParsedArgs, windows: boolean): Outcome {
  const [name = '', text] = args.rest;
  const target = optionTarget(context, args, name, windows);
  if (!target.ok) return args.has('q') ? done : target;
  const own = ownOption(context.store.model, target.value.place, target.value.name);
  const { place } = target.value;
  if (args.has('u') || args.has('U')) {
    context.store.apply({ kind: 'option-changed', place, name: target.value.name, value: undefined });
    return done;
  }
  if (args.has('o') && own !== undefined) return args.has('q') ? done : err(`already set: ${name}`);
  const given = text !== undefined && args.has('F') ? expandAt(context, context.caller.place, text) : text;
  const value = newValue(context, target.value, given, args.has('a') ? (own ?? '') : '');
  if (!value.ok) return value;
  context.store.apply({ kind: 'option-changed', place, name: target.value.name, value: value.value });
  return done;
}

function newValue(
  context: CommandContext,
  { name, entry }: OptionTarget,
  text: string | undefined,
  prefix: string,
): Result<string, string> {
  if (entry === undefined) return text === undefined ? err('empty value') : ok(prefix + text);
  // SAFETY: entries come from the table of options.
  const current = optionAt(context.store.model, entry.name as OptionName, context.caller.place ?? {});
  const appended = entry.type.kind === 'string' && text !== undefined ? prefix + text : text;
  const value = parseOptionValue(entry, appended, current);
  return value.ok ? value : err(value.error === 'empty value' ? value.error : `${name}: ${value.error}`);
}
