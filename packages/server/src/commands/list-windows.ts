/** list-windows: a line a window, of one session or with `-a` of all. */
import { isTrue, placeAtIndex, sessionsByName, windowsOf } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, done } from './command.js';
import { areaOf, sortFlagHelp, sortRows } from './sort-rows.js';

const own =
  '#{window_index}: #{window_name}#{window_raw_flags} (#{window_panes} panes) [#{window_width}x#{window_height}] [layout #{window_layout}] #{window_id}#{?window_active, (active),}';
const everywhere = `#{session_name}:${own.replace(' [layout #{window_layout}] #{window_id}#{?window_active, (active),}', ' ')}`;

export const listWindows: Command = {
  name: 'list-windows',
  flags: 'aF:f:O:rt:',
  args: [0, 0],
  usage: '[-ar] [-F format] [-f filter] [-O order] [-t target-session]',
  summary: 'Print the windows of a session.',
  flagHelp: {
    a: 'all windows',
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
    ...sortFlagHelp,
    t: 'the session',
  },
  exec(context, args) {
    const place = context.resolve('session', args.value('t'));
    if (!place.ok && !args.has('a')) return place;
    const { model } = context.store;
    const sessions = sessionsByName(model).filter((s) => args.has('a') || (place.ok && s.id === place.value.session));
    const format = args.value('F') ?? (args.has('a') ? everywhere : own);
    const listed = sessions.flatMap((session) =>
      windowsOf(session).map(([index, window], line) => ({ session, index, window, line })),
    );
    const rows = sortRows(args, listed, ({ index, window }) => ({
      name: model.windows.get(window)?.name ?? '',
      index,
      creation: -window,
      activity: context.alerts.activityMs(window),
      size: areaOf(model.windows.get(window)?.size),
    }));
    if (!rows.ok) return rows;
    const isSorted = args.has('O') || args.has('r');
    for (const [position, { session, index, line }] of rows.value.entries()) {
      const at = placeAtIndex(model, session, index);
      const filter = args.value('f');
      const about = { kind: 'window', line: isSorted ? position : line } as const;
      if (filter === undefined || isTrue(expandAt(context, at, filter, about)))
        context.caller.print(expandAt(context, at, format, about));
    }
    return done;
  },
};
