/** new-window: a window with a pane of its own. */
import { err, ok, type ParsedArgs, type Result, type TargetIndex } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { placeOfSession } from '../formats/places.js';
import { createWindow } from '../operations/create-window.js';
import { besideIndex } from '../operations/link-window.js';
import { type Command, type CommandContext, done } from './command.js';
import { environmentFlags, folder, printPlace } from './flags.js';
import { targetIndex } from './target-index.js';

export const newWindow: Command = {
  name: 'new-window',
  flags: 'abc:de:F:kn:PSt:',
  args: [0, Infinity],
  usage: '[-abdkPS] [-c start-directory] [-e environment] [-F format] [-n window-name] [-t target-window] [command]',
  summary: 'Make a window.',
  flagHelp: {
    a: 'behind the target, moving others up',
    b: 'before the target, moving others up',
    c: 'start in this folder',
    e: 'set NAME=VALUE for the program',
    d: 'do not go to it',
    F: 'what -P prints',
    k: 'in place of the window that is there',
    n: 'its name',
    P: 'print what was made',
    S: 'go to the window of that name when there is one',
    t: 'its index',
  },
  async exec(context, args) {
    const env = environmentFlags(args.values('e'));
    if (!env.ok) return env;
    const where = targetIndex(context, args.value('t'));
    if (!where.ok) return args.value('t') === undefined ? err('no current session') : where;
    const name = nameOf(context, args, where.value);
    const present = args.has('S') && name !== undefined ? existing(context, where.value, name) : ok(undefined);
    if (!present.ok) return present;
    if (present.value !== undefined) {
      const { session } = where.value;
      if (!args.has('d')) context.store.apply({ kind: 'window-selected', session, index: present.value });
      return done;
    }
    const created = await createWindow(context, {
      ...placeFor(context, args, where.value),
      kill: args.has('k'),
      name,
      cwd: folder(context, args.value('c')),
      extraEnv: env.value,
      command: args.rest,
      select: !args.has('d'),
    });
    if (!created.ok) return created;
    if (args.has('P')) printPlace(context, created.value, args.value('F') ?? '#{session_name}:#{window_index}.#{pane_index}');
    return done;
  },
};

/** An index without a window is taken as it is. */
function placeFor({ store }: CommandContext, args: ParsedArgs, { session, index }: TargetIndex) {
  const isFree = index !== undefined && store.model.sessions.get(session)?.windows.has(index) !== true;
  const side = isFree ? undefined : args.has('b') ? 'before' : args.has('a') ? 'after' : undefined;
  if (side === undefined) return { session, index, insert: false };
  return { session, index: besideIndex(store.model, { session, index }, side), insert: true };
}

function nameOf(context: CommandContext, args: ParsedArgs, { session }: TargetIndex): string | undefined {
  const name = args.value('n');
  const found = context.store.model.sessions.get(session);
  return name === undefined ? undefined : expandAt(context, found && placeOfSession(context.store.model, found), name);
}

/** The index of the one window of that name, when the target names no index. */
function existing({ store }: CommandContext, { session, index }: TargetIndex, name: string): Result<number | undefined, string> {
  const windows = index === undefined ? [...(store.model.sessions.get(session)?.windows ?? [])] : [];
  const named = windows.filter(([, id]) => store.model.windows.get(id)?.name === name);
  return named.length > 1 ? err(`multiple windows named ${name}`) : ok(named[0]?.[0]);
}
