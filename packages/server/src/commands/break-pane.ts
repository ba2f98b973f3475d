/** break-pane: a pane gets a window of its own. */
import { ok, type ParsedArgs, type Place, type Result, resolveIndex, type TargetIndex } from '@ccmux/core';
import { breakPane as breakOut } from '../operations/break-pane.js';
import { type Command, type CommandContext, done } from './command.js';
import { printPlace } from './flags.js';

export const breakPane: Command = {
  name: 'break-pane',
  flags: 'abdPF:n:s:t:',
  args: [0, 0],
  usage: '[-abdP] [-F format] [-n window-name] [-s src-pane] [-t dst-window]',
  summary: 'Make a pane a window of its own.',
  flagHelp: {
    a: 'behind the target, moving others up',
    b: 'before the target, moving others up',
    d: 'do not go to it',
    F: 'what -P prints',
    n: 'name of the window',
    P: 'print where it is',
    s: 'the pane',
    t: 'where the window goes',
  },
  exec(context, args) {
    const here = context.resolve('pane', undefined);
    const current = here.ok ? here.value : undefined;
    const source = context.resolve('pane', args.value('s'));
    if (!source.ok) return source;
    const target = resolveIndex(args.value('t'), { model: context.store.model, current });
    if (!target.ok) return target;
    const where = destination(context, args, target.value);
    if (!where.ok) return where;
    const broken = breakOut(context, {
      source: source.value,
      ...where.value,
      insert: args.has('a') || args.has('b'),
      name: args.value('n'),
      select: !args.has('d'),
    });
    if (!broken.ok) return broken;
    if (args.has('P')) print(context, args, broken.value);
    return done;
  },
};

function print(context: CommandContext, args: ParsedArgs, place: Place | undefined): void {
  if (place !== undefined) printPlace(context, place, args.value('F') ?? '#{session_name}:#{window_index}.#{pane_index}');
}

/** Behind (`-a`) or before (`-b`) the window at the index, which is the session's current one without one. */
function destination({ store }: CommandContext, args: ParsedArgs, { session, index }: TargetIndex): Result<TargetIndex, string> {
  if (!args.has('a') && !args.has('b')) return ok({ session, index });
  const found = store.model.sessions.get(session);
  const beside = index !== undefined && found?.windows.has(index) === true ? index : found?.current;
  return ok({ session, index: beside === undefined ? undefined : beside + (args.has('b') ? 0 : 1) });
}
