/** Which option and which level the flags `-g -s -w -p -t` mean, for the commands about options and hooks. */
import {
  err,
  type FoundOption,
  findOption,
  type OptionPlace,
  type OptionScope,
  ok,
  type ParsedArgs,
  type Place,
  type Result,
} from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import type { CommandContext } from './command.js';

export interface OptionTarget {
  readonly found: Exclude<FoundOption, { kind: 'tmux-only' }>;
  readonly place: OptionPlace;
}

/** An option of tmux that does nothing here, or where and what to set or show. */
export type OptionRequest = OptionTarget | Extract<FoundOption, { kind: 'tmux-only' }>;

/** `windows`: the command's name says that window options are meant. */
export function optionRequest(context: CommandContext, args: ParsedArgs, windows: boolean): Result<OptionRequest, string> {
  const at = targetPlace(context, args);
  const found = findOption(expandAt(context, at, args.rest[0] ?? ''));
  if (!found.ok) return found;
  if (found.value.kind === 'tmux-only') return ok(found.value);
  const scope = found.value.kind === 'user' ? scopeOfFlags(args, windows) : scopeOf(found.value.entry.scope, args);
  const place = levelOf(scope, args, at);
  return place.ok ? ok({ found: found.value, place: place.value }) : place;
}

/** The level that the flags mean without an option's name. */
export const optionLevel = (
  context: CommandContext,
  args: ParsedArgs,
  windows: boolean,
): Result<{ readonly scope: OptionScope; readonly place: OptionPlace }, string> => {
  const scope = scopeOfFlags(args, windows);
  const place = levelOf(scope, args, targetPlace(context, args));
  return place.ok ? ok({ scope, place: place.value }) : place;
};

/** The place that `-t` names, or where the caller is; one that is not there matters only to what needs it. */
export function targetPlace(context: CommandContext, args: ParsedArgs): Place | undefined {
  const place = context.resolve('pane', args.value('t'));
  return place.ok ? place.value : undefined;
}

function scopeOfFlags(args: ParsedArgs, windows: boolean): OptionScope {
  if (args.has('s')) return 'server';
  if (args.has('p')) return 'pane';
  return windows || args.has('w') ? 'window' : 'session';
}

/** Of an option that is known the table says the scope; `-p` matters to those that panes can have. */
const scopeOf = (scope: OptionScope, args: ParsedArgs): OptionScope =>
  scope === 'pane' ? (args.has('p') ? 'pane' : 'window') : scope;

function levelOf(scope: OptionScope, args: ParsedArgs, at: Place | undefined): Result<OptionPlace, string> {
  if (scope === 'server') return ok({ level: 'server' });
  if (args.has('g') && scope !== 'pane') return ok({ level: scope === 'session' ? 'global-session' : 'global-window' });
  if (at === undefined) {
    const target = args.value('t');
    return err(target === undefined ? `no current ${scope}` : `no such ${scope}: ${target}`);
  }
  if (scope === 'session') return ok({ level: 'session', session: at.session });
  return ok(scope === 'pane' ? { level: 'pane', pane: at.pane } : { level: 'window', window: at.window });
}
