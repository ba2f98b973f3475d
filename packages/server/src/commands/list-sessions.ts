/** list-sessions: a line a session. */
import { isTrue, sessionsByName } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { placeOfSession } from '../formats/places.js';
import { type Command, done } from './command.js';

const format =
  '#{session_name}: #{session_windows} windows (created #{t:session_created})#{?session_grouped, (group ,}#{session_group}#{?session_grouped,),}#{?session_attached, (attached),}';

export const listSessions: Command = {
  name: 'list-sessions',
  flags: 'F:f:',
  args: [0, 0],
  usage: '[-F format] [-f filter]',
  summary: 'Print the sessions.',
  flagHelp: {
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
  },
  exec(context, args) {
    for (const [line, session] of sessionsByName(context.store.model).entries()) {
      const place = placeOfSession(context.store.model, session);
      const filter = args.value('f');
      const about = { kind: 'session', line } as const;
      if (filter !== undefined && !isTrue(expandAt(context, place, filter, about))) continue;
      context.caller.print(expandAt(context, place, args.value('F') ?? format, about));
    }
    return done;
  },
};
