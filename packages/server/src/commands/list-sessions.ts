/** list-sessions: a line a session. */
import { isTrue, sessionsByName } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { placeOfSession } from '../formats/places.js';
import { type Command, done } from './command.js';
import { sortFlagHelp, sortRows } from './sort-rows.js';

const format =
  '#{session_name}: #{session_windows} windows (created #{t:session_created})#{?session_grouped, (group ,}#{session_group}#{?session_grouped,),}#{?session_attached, (attached),}';

export const listSessions: Command = {
  name: 'list-sessions',
  flags: 'F:f:O:r',
  args: [0, 0],
  usage: '[-r] [-F format] [-f filter] [-O order]',
  summary: 'Print the sessions.',
  flagHelp: {
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
    ...sortFlagHelp,
  },
  exec(context, args) {
    const { clock, clients } = context;
    const toWall = (ms: number | undefined): number | undefined => (ms === undefined ? ms : clock.wallMs() - clock.now() + ms);
    const sessions = sortRows(args, sessionsByName(context.store.model), ({ id, name, createdMs }) => ({
      name,
      index: id,
      creation: createdMs,
      activity: toWall(clients.sessions.of(id).activeMs) ?? createdMs,
    }));
    if (!sessions.ok) return sessions;
    for (const [line, session] of sessions.value.entries()) {
      const place = placeOfSession(context.store.model, session);
      const filter = args.value('f');
      const about = { kind: 'session', line } as const;
      if (filter !== undefined && !isTrue(expandAt(context, place, filter, about))) continue;
      context.caller.print(expandAt(context, place, args.value('F') ?? format, about));
    }
    return done;
  },
};
