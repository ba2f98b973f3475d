/** attach-session: makes the caller's terminal a client of a session. */
import { err } from '@ccmux/core';
import { clientFlags } from './client-flags.js';
import type { Command } from './command.js';

export const attachSession: Command = {
  name: 'attach-session',
  flags: 'c:dEf:rt:x',
  args: [0, 0],
  usage: '[-dr] [-f flags] [-t target-session]',
  exec(context, args) {
    const { caller, store, clients } = context;
    if (store.model.sessions.size === 0) return err('no sessions');
    // A bare word is a session's name; only what says more names a window or a pane to go to.
    const target = args.value('t');
    const place = context.resolve(target !== undefined && /[:.%@]/.test(target) ? 'pane' : 'session', target);
    if (!place.ok) return place;
    const refusal = caller.attached === undefined ? caller.attachRefusal() : undefined;
    if (refusal !== undefined) return err(refusal);
    const flags = clientFlags(args.value('f'), args.has('r'));
    if (!flags.ok) return flags;
    const others = args.has('d') ? clients.of(place.value.session) : [];
    const name = store.model.sessions.get(place.value.session)?.name ?? '';
    for (const client of others) if (client !== caller.attached) clients.detach(client, `[detached (from session ${name})]`);
    const { session, index, pane } = place.value;
    if (target !== undefined) {
      store.apply({ kind: 'window-selected', session, index });
      store.apply({ kind: 'pane-selected', pane });
    }
    return caller.attach(session, flags.value);
  },
};
