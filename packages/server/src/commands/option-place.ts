/** Which option and which level `-g -s -w -p -t` mean, for the commands about options. */
import {
  err,
  type OptionEntry,
  type OptionPlace,
  type OptionScope,
  ok,
  optionEntry,
  optionTable,
  type ParsedArgs,
  type Result,
} from '@ccmux/core';
import type { CommandContext } from './command.js';

export interface OptionTarget {
  readonly name: string;
  /** Undefined for a user's option (`@name`). */
  readonly entry: OptionEntry | undefined;
  readonly place: OptionPlace;
}

/** `windows`: the command's name says that window options are meant. */
export function optionTarget(
  context: CommandContext,
  args: ParsedArgs,
  text: string,
  windows: boolean,
): Result<OptionTarget, string> {
  const found = findOption(text);
  if (!found.ok) return found;
  const place = optionPlace(context, args, found.value.entry?.scope, windows);
  return place.ok ? ok({ ...found.value, place: place.value }) : place;
}

/** An exact name, a user's option, or the one name that begins with the text. */
function findOption(text: string): Result<{ readonly name: string; readonly entry: OptionEntry | undefined }, string> {
  if (/^@[A-Za-z0-9_.:/-]+$/.test(text)) return ok({ name: text, entry: undefined });
  const exact = optionEntry(text);
  if (exact !== undefined) return ok({ name: text, entry: exact });
  const candidates = optionTable.filter((e) => e.name.startsWith(text));
  if (candidates.length > 1) return err(`ambiguous option: ${text}`);
  const [only] = candidates;
  return only === undefined ? err(`invalid option: ${text}`) : ok({ name: only.name, entry: only });
}

export function optionPlace(
  context: CommandContext,
  args: ParsedArgs,
  scope: OptionScope | undefined,
  windows: boolean,
): Result<OptionPlace, string> {
  const level = args.has('s') ? 'server' : args.has('p') || args.has('w') || windows ? 'window' : (scope ?? 'session');
  if (scope === 'server' || level === 'server') return ok({ level: 'server' });
  const isWindow = scope === 'window' || (scope === undefined && level === 'window');
  if (args.has('g')) return ok({ level: isWindow ? 'global-window' : 'global-session' });
  const place = context.resolve('pane', args.value('t'));
  if (!place.ok) return args.value('t') === undefined ? err('no current session') : place;
  const { session, window, pane } = place.value;
  if (!isWindow) return ok({ level: 'session', session });
  return ok(args.has('p') ? { level: 'pane', pane } : { level: 'window', window });
}
