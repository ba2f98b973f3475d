/** rename-session. */
import { err, sessionNamed } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, done } from './command.js';
import { sessionName } from './flags.js';

export const renameSession: Command = {
  name: 'rename-session',
  flags: 't:',
  args: [1, 1],
  usage: '[-t target-session] new-name',
  summary: 'Give a session another name.',
  flagHelp: {
    t: 'the session',
  },
  exec(context, args) {
    const { store } = context;
    const place = context.resolve('session', args.value('t'));
    if (!place.ok) return place;
    const name = sessionName(expandAt(context, place.value, args.rest[0] ?? ''));
    if (name === '') return err('invalid session: ');
    const other = sessionNamed(store.model, name);
    if (other !== undefined && other.id !== place.value.session) return err(`duplicate session: ${name}`);
    store.apply({ kind: 'session-renamed', session: place.value.session, name });
    return done;
  },
};
