/** attach-session: makes the caller's terminal a client of a session. */
import { err } from '@ccmux/core';
import type { Command } from './command.js';

export const attachSession: Command = {
  name: 'attach-session',
  flags: 'c:dEf:rt:x',
  args: [0, 0],
  usage: '[-d] [-t target-session]',
  exec(context, args) {
    const { caller, store, clients } = context;
    if (caller.hello?.terminal === undefined && caller.attached === undefined) return err('open terminal failed: not a terminal');
    if (store.model.sessions.size === 0) return err('no sessions');
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const others = args.has('d') ? clients.of(place.value.session) : [];
    const name = store.model.sessions.get(place.value.session)?.name ?? '';
    for (const client of others) if (client !== caller.attached) clients.detach(client, `[detached (from session ${name})]`);
    const { session, window, pane } = place.value;
    if (args.value('t') !== undefined) {
      store.apply({ kind: 'window-selected', session, window });
      store.apply({ kind: 'pane-selected', pane });
    }
    return caller.attach(session);
  },
};
