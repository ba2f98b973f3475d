/** kill-session: closes a session with all its windows; its clients leave. */
import { closeSession } from '../operations/close-pane.js';
import { type Command, done } from './command.js';

export const killSession: Command = {
  name: 'kill-session',
  flags: 'aCt:',
  args: [0, 0],
  usage: '[-a] [-t target-session]',
  exec({ resolve, store }, args) {
    const place = resolve('session', args.value('t'));
    if (!place.ok) return place;
    const { session } = place.value;
    const going = args.has('a') ? [...store.model.sessions.keys()].filter((id) => id !== session) : [session];
    for (const id of going) closeSession(store, id);
    return done;
  },
};
