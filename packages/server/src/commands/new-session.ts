/** new-session: a session with its first window, and the caller attached to it unless `-d`. */
import { arrayAt, err, sessionNamed } from '@ccmux/core';
import { detachedSize } from '../operations/context.js';
import { createSession } from '../operations/create-session.js';
import { usableSize } from '../operations/window-size.js';
import { clientEnvironment } from '../panes/environment.js';
import { windowSize } from '../render/scene.js';
import { clientFlags } from './client-flags.js';
import { type Command, type CommandContext, done } from './command.js';
import { environmentFlags, folder, printPlace, sessionName, sizeFlag } from './flags.js';

export const newSession: Command = {
  name: 'new-session',
  flags: 'Ac:dDe:EF:f:n:Ps:t:x:Xy:',
  args: [0, Infinity],
  usage:
    '[-AdDEPX] [-c start-directory] [-e environment] [-F format] [-n window-name] [-s session-name] [-x width] [-y height] [command]',
  async exec(context, args) {
    const { caller } = context;
    const flags = clientFlags(args.value('f'), false);
    if (!flags.ok) return flags;
    const given = args.value('s');
    if (given === '') return err('invalid session: ');
    const name = given === undefined ? undefined : sessionName(given);
    const existing = name === undefined ? undefined : sessionNamed(context.store.model, name);
    if (args.has('A') && existing !== undefined) return caller.attach(existing.id, flags.value);
    // Said before anything is made.
    const refusal = args.has('d') || caller.attached !== undefined ? undefined : caller.attachRefusal();
    if (refusal !== undefined) return err(refusal);
    const env = environmentFlags(args.values('e'));
    if (!env.ok) return env;
    const size = sessionSize(context, args.value('x'), args.value('y'));
    if (!size.ok) return size;
    const created = await createSession(context, {
      name,
      windowName: args.value('n'),
      cwd: folder(context, args.value('c')) ?? caller.hello?.cwd ?? context.env['HOME'] ?? '/',
      env: args.has('E')
        ? {}
        : clientEnvironment(caller.hello?.env ?? {}, arrayAt(context.store.model, 'update-environment', {})),
      extraEnv: env.value,
      command: args.rest,
      size: size.value,
    });
    if (!created.ok) return created;
    if (args.has('P')) printPlace(context, created.value, args.value('F') ?? '#{session_name}:');
    return args.has('d') ? done : caller.attach(created.value.session, flags.value);
  },
};

function sessionSize({ caller, store }: CommandContext, x: string | undefined, y: string | undefined) {
  const terminal = caller.hello?.terminal;
  const own = terminal === undefined ? detachedSize : windowSize(store.model, undefined, usableSize(terminal));
  return sizeFlag(x, y, own);
}
