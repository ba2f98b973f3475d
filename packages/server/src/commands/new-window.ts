/** new-window: a window with a pane of its own. */
import { err, indexOfWindow, type Model, ok, type Result, type SessionId } from '@ccmux/core';
import { createWindow } from '../operations/create-window.js';
import { type Command, type CommandContext, done } from './command.js';
import { environmentFlags, folder, printPlace } from './flags.js';

export const newWindow: Command = {
  name: 'new-window',
  flags: 'abc:de:F:kn:PSt:',
  args: [0, Infinity],
  usage: '[-dP] [-c start-directory] [-e environment] [-F format] [-n window-name] [-t target-window] [command]',
  async exec(context, args) {
    const env = environmentFlags(args.values('e'));
    if (!env.ok) return env;
    const where = destination(context, args.value('t'), args.has('a'));
    if (!where.ok) return where;
    const created = await createWindow(context, {
      ...where.value,
      name: args.value('n'),
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

interface Destination {
  readonly session: SessionId;
  readonly index: number | undefined;
  /** A window at the index, and those behind it, move up. */
  readonly insert: boolean;
}

/** `-t` is a session, or a window's place in one, which must be free. */
function destination(context: CommandContext, target: string | undefined, after: boolean): Result<Destination, string> {
  const free = /^(.*?):?(\d+)$/.exec(target ?? '');
  if (free !== null && !after && (target?.includes(':') ?? false)) {
    const session = context.resolve('session', free[1] === '' ? undefined : free[1]);
    return session.ok ? ok({ session: session.value.session, index: Number(free[2]), insert: false }) : session;
  }
  const place = context.resolve('window', target);
  if (!place.ok) return target === undefined ? err('no current session') : place;
  return ok({
    session: place.value.session,
    index: after ? indexAfter(context.store.model, place.value.session, place.value.window) : undefined,
    insert: after,
  });
}

function indexAfter(model: Model, id: SessionId, window: Parameters<typeof indexOfWindow>[1]): number | undefined {
  const session = model.sessions.get(id);
  const index = session === undefined ? undefined : indexOfWindow(session, window);
  return index === undefined ? undefined : index + 1;
}
