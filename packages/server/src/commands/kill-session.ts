/** kill-session: closes a session and the windows that no other has; `-a` all other sessions; `-C` only clears alerts. */

import { isTrue } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { placeOfSession } from '../formats/places.js';
import { closeSession } from '../operations/close-pane.js';
import { type Command, done } from './command.js';

export const killSession: Command = {
  name: 'kill-session',
  flags: 'aCf:t:',
  args: [0, 0],
  usage: '[-aC] [-f filter] [-t target-session]',
  summary: 'End a session.',
  flagHelp: {
    a: 'all others instead',
    C: 'keep it; clear the alerts of its windows',
    f: 'with -a: only those that this format is true for',
    t: 'the session',
  },
  exec(context, args) {
    const { store, alerts } = context;
    const place = context.resolve('session', args.value('t'));
    if (!place.ok) return place;
    const { session } = place.value;
    if (args.has('C')) {
      alerts.clear(session);
      return done;
    }
    if (!args.has('a')) {
      closeSession(store, session);
      return done;
    }
    const filter = args.value('f');
    for (const other of [...store.model.sessions.values()]) {
      const isWanted = filter === undefined || isTrue(expandAt(context, placeOfSession(store.model, other), filter));
      if (other.id !== session && isWanted) closeSession(store, other.id);
    }
    return done;
  },
};
