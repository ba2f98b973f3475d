/** new-session: a session with its first window, or with the windows of another one; the caller attached unless `-d`. */
import { arrayAt, err, ok, type ParsedArgs, type Place, type Result, type Size, sessionNamed } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { placeOfSession } from '../formats/places.js';
import { createSession } from '../operations/create-session.js';
import { groupSession } from '../operations/group-session.js';
import { defaultSize, usableSize } from '../operations/window-size.js';
import { clientEnvironment } from '../panes/environment.js';
import { windowSize } from '../render/scene.js';
import { attach } from './attach.js';
import { clientFlags } from './client-flags.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { environmentFlags, folder, printPlace, sessionName, sizeFlag } from './flags.js';

export const newSession: Command = {
  name: 'new-session',
  flags: 'Ac:dDe:EF:f:n:Ps:t:x:Xy:',
  args: [0, Infinity],
  usage:
    '[-AdDEPX] [-c start-directory] [-e environment] [-F format] [-f flags] [-n window-name] [-s session-name] [-t target-session] [-x width] [-y height] [command]',
  summary: 'Make a session and show it in this terminal.',
  flagHelp: {
    A: 'show the session when it exists already',
    c: 'start in this folder',
    e: 'set NAME=VALUE for the program',
    d: 'do not show it',
    D: 'with -A: send its other clients away',
    E: 'leave the environment as it is',
    f: 'how the client takes part: read-only, ignore-size',
    F: 'what -P prints',
    n: 'name of the first window',
    P: 'print what was made',
    s: 'name of the session',
    t: 'share the windows of this session',
    x: 'width while no terminal shows it',
    X: 'with -A: send its other clients away and hang up the shells they came from',
    y: 'height while no terminal shows it',
  },
  async exec(context, args) {
    const { caller } = context;
    const flags = clientFlags(args.value('f'), false);
    if (!flags.ok) return flags;
    if (args.has('t') && (args.rest.length > 0 || args.has('n'))) return err('command or window name given with target');
    const given = args.value('s');
    const name = given === undefined ? undefined : sessionName(expandAt(context, caller.place, given));
    if (name === '') return err('invalid session: ');
    const existing = args.has('A') ? present(context, name) : undefined;
    if (existing !== undefined) return attachTo(context, args, existing);
    // Said before anything is made.
    const refusal = args.has('d') || caller.attached !== undefined ? undefined : caller.attachRefusal();
    if (refusal !== undefined) return err(refusal);
    const created = await create(context, args, name);
    if (!created.ok) return created;
    if (args.has('P')) printPlace(context, created.value, args.value('F') ?? '#{session_name}:');
    return args.has('d') ? done : caller.attach(created.value.session, flags.value);
  },
};

/** The session that `-A` attaches instead. */
function present(context: CommandContext, name: string | undefined): Place | undefined {
  const { store } = context;
  if (name === undefined) {
    const current = context.resolve('session', undefined);
    return current.ok ? current.value : undefined;
  }
  const session = sessionNamed(store.model, name);
  return session === undefined ? undefined : placeOfSession(store.model, session);
}

function attachTo(context: CommandContext, args: ParsedArgs, place: Place): Outcome {
  return attach(context, {
    place,
    select: false,
    others: args.has('X') ? 'hang-up' : args.has('D') ? 'detach' : 'stay',
    flags: args.value('f'),
    readOnly: false,
    keepEnvironment: args.has('E'),
  });
}

async function create(context: CommandContext, args: ParsedArgs, name: string | undefined): Promise<Result<Place, string>> {
  const { caller, store } = context;
  const extraEnv = environmentFlags(args.values('e'));
  if (!extraEnv.ok) return extraEnv;
  const size = sessionSize(context, args);
  if (!size.ok) return size;
  const patterns = arrayAt(store.model, 'update-environment', {});
  const env = args.has('E') ? {} : clientEnvironment(caller.hello?.env ?? {}, patterns);
  const cwd = folder(context, args.value('c')) ?? caller.hello?.cwd ?? context.env['HOME'] ?? '/';
  const group = groupName(context, args.value('t'));
  if (!group.ok) return group;
  const wanted = { name, cwd, env, extraEnv: extraEnv.value, group: group.value };
  const shared = groupSession(context, wanted);
  if (shared !== undefined) return shared;
  const windowName = args.value('n');
  return createSession(context, {
    ...wanted,
    windowName: windowName === undefined ? undefined : expandAt(context, caller.place, windowName),
    command: args.rest,
    size: size.value,
  });
}

/** `-t` names a session or a group, which may be a new one. */
function groupName({ resolve, store }: CommandContext, target: string | undefined): Result<string | undefined, string> {
  if (target === undefined) return ok(undefined);
  const found = resolve('session', target);
  if (!found.ok) return target === '' ? err('invalid session group: ') : ok(sessionName(target));
  const session = store.model.sessions.get(found.value.session);
  return ok(session?.group ?? session?.name);
}

/** Of the terminal that will show it; of one that none shows what is asked for, where `-` is the caller's terminal. */
function sessionSize({ caller, store }: CommandContext, args: ParsedArgs): Result<Size, string> {
  const terminal = caller.hello?.terminal;
  const own = terminal === undefined ? undefined : windowSize(store.model, undefined, usableSize(terminal));
  const initial = defaultSize(store.model);
  const { cols, rows } = own ?? initial;
  const [x, y] = [args.value('x'), args.value('y')];
  const asked = sizeFlag(x, y, { cols: x === '-' ? cols : initial.cols, rows: y === '-' ? rows : initial.rows });
  return asked.ok && !args.has('d') ? ok(own ?? asked.value) : asked;
}
