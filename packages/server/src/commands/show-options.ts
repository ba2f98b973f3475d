/** show-options, show-window-options: options and their values. */
import {
  allOptions,
  err,
  initialValue,
  isHook,
  type OptionAt,
  type OptionEntry,
  type OptionPlace,
  type OptionValue,
  optionPlaceKey,
  ownValue,
  type ParsedArgs,
  quoteWord,
  type ScalarType,
  userOptionAt,
  valueAt,
} from '@ccmux/core';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { type OptionTarget, optionLevel, optionRequest, targetPlace } from './option-place.js';

export const showOptions: Command = {
  name: 'show-options',
  flags: 'AgHpqst:vw',
  args: [0, 1],
  usage: '[-AgHpqsvw] [-t target-pane] [option]',
  summary: 'Print options.',
  flagHelp: {
    A: 'those that are inherited, too, with a *',
    g: 'those for all',
    H: 'hooks, too',
    p: 'those of a pane',
    q: 'say nothing of unknown options',
    s: 'those of the server',
    t: 'the pane, and its window and session',
    v: 'only the values',
    w: 'those of a window',
  },
  exec: (context, args) => show(context, args, false),
};

export const showWindowOptions: Command = {
  name: 'show-window-options',
  flags: 'gvt:',
  args: [0, 1],
  usage: '[-gv] [-t target-window] [option]',
  summary: 'Print options of a window.',
  flagHelp: {
    g: 'those for all windows',
    t: 'the window',
    v: 'only the values',
  },
  exec: (context, args) => show(context, args, true),
};

function show(context: CommandContext, args: ParsedArgs, windows: boolean): Outcome {
  if (args.rest.length > 0) return showOne(context, args, windows);
  const hooks = args.has('H');
  return showLevel(context, args, windows, { users: true, wanted: (entry) => hooks || !isHook(entry) });
}

/** One option or hook; `-q` is silent about those that there are not. */
export function showOne(context: CommandContext, args: ParsedArgs, windows: boolean): Outcome {
  const request = optionRequest(context, args, windows);
  if (!request.ok) return args.has('q') ? done : request;
  if ('kind' in request.value) return args.has('q') ? done : err(`invalid option: ${args.rest[0]}`);
  const { found } = request.value;
  const own = ownOrGlobal(context, request.value);
  const value = own ?? (args.has('A') ? inherited(context, args, request.value) : undefined);
  if (value !== undefined) {
    const type = found.kind === 'known' ? found.entry.type : undefined;
    print(context, args, { name: found.name, value, inherited: own === undefined, type, index: found.index });
  } else if (found.kind === 'user' && !args.has('q')) return err(`invalid option: ${args.rest[0]}`);
  return done;
}

/** A global level always has a value: the table's. */
function ownOrGlobal(context: CommandContext, { found, place }: OptionTarget): OptionValue | undefined {
  const own = ownValue(context.store.model, place, found.name);
  return own ?? (found.kind === 'known' && isGlobal(place) ? initialValue(found.entry) : undefined);
}

const isGlobal = ({ level }: OptionPlace): boolean =>
  level === 'server' || level === 'global-session' || level === 'global-window';

function inherited(context: CommandContext, args: ParsedArgs, { found, place }: OptionTarget): OptionValue | undefined {
  const at = around(context, args, place);
  const { model } = context.store;
  return found.kind === 'user' ? userOptionAt(model, found.name, at) : valueAt(model, found.entry, at);
}

/** The places that a level inherits from. */
function around(context: CommandContext, args: ParsedArgs, place: OptionPlace): OptionAt {
  if (place.level === 'session') return { session: place.session };
  if (place.level === 'window') return { window: place.window };
  return place.level === 'pane' ? { pane: place.pane, window: targetPlace(context, args)?.window } : {};
}

interface Wanted {
  /** Whether options of users are shown, in front. */
  readonly users: boolean;
  wanted(entry: OptionEntry): boolean;
}

/** Everything of a level, or with `-A` what it inherits as well. */
export function showLevel(context: CommandContext, args: ParsedArgs, windows: boolean, what: Wanted): Outcome {
  const level = optionLevel(context, args, windows);
  if (!level.ok) return args.has('q') ? done : level;
  const { scope, place } = level.value;
  if (what.users) {
    const own = context.store.model.options.get(optionPlaceKey(place));
    const users = [...(own ?? [])].filter(([name]) => name.startsWith('@')).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, value] of users) print(context, args, { name, value, inherited: false, type: undefined });
  }
  for (const entry of allOptions) {
    const fits = entry.scope === scope || (entry.scope === 'pane' && scope === 'window');
    if (!fits || !what.wanted(entry)) continue;
    const target: OptionTarget = { found: { kind: 'known', name: entry.name, index: undefined, entry }, place };
    const own = ownOrGlobal(context, target);
    const value = own ?? (args.has('A') ? inherited(context, args, target) : undefined);
    if (value !== undefined) print(context, args, { name: entry.name, value, inherited: own === undefined, type: entry.type });
  }
  return done;
}

interface Shown {
  readonly name: string;
  readonly value: OptionValue;
  readonly inherited: boolean;
  /** Undefined: a user's option. */
  readonly type: OptionEntry['type'] | undefined;
  /** One item of an array. */
  readonly index?: number | undefined;
}

/** An array takes a line for each item; one without items shows only its name. */
function print({ caller }: CommandContext, args: ParsedArgs, shown: Shown): void {
  const { value, type } = shown;
  const star = shown.inherited ? '*' : '';
  const line = (name: string, text: string, of: ScalarType | undefined): void =>
    caller.print(args.has('v') ? text : `${name}${star} ${isText(of) ? quoteWord(text) : text}`);
  if (typeof value === 'string') return line(shown.name, value, type?.kind === 'array' ? undefined : type);
  const of = type?.kind === 'array' ? type.of : undefined;
  if (shown.index !== undefined) return line(`${shown.name}[${shown.index}]`, value.get(shown.index) ?? '', of);
  if (value.size === 0 && !args.has('v')) return caller.print(shown.name);
  for (const [index, item] of value) line(`${shown.name}[${index}]`, item, of);
}

const isText = (type: ScalarType | undefined): boolean => type === undefined || type.kind === 'string' || type.kind === 'style';
