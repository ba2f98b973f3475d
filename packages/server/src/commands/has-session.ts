/** has-session: succeeds when the session exists. */
import { type Command, done } from './command.js';

export const hasSession: Command = {
  name: 'has-session',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-session]',
  summary: 'Succeed when the session exists.',
  flagHelp: {
    t: 'the session',
  },
  exec({ resolve }, args) {
    const place = resolve('session', args.value('t'));
    return place.ok ? done : place;
  },
};
