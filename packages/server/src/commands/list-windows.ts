/** list-windows: a line a window, of one session or with `-a` of all. */
import { isTrue, placeAtIndex, sessionsByName, windowsOf } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, done } from './command.js';

const own =
  '#{window_index}: #{window_name}#{window_raw_flags} (#{window_panes} panes) [#{window_width}x#{window_height}] [layout #{window_layout}] #{window_id}#{?window_active, (active),}';
const everywhere = `#{session_name}:${own.replace(' [layout #{window_layout}] #{window_id}#{?window_active, (active),}', ' ')}`;

export const listWindows: Command = {
  name: 'list-windows',
  flags: 'aF:f:t:',
  args: [0, 0],
  usage: '[-a] [-F format] [-f filter] [-t target-session]',
  summary: 'Print the windows of a session.',
  flagHelp: {
    a: 'all windows',
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
    t: 'the session',
  },
  exec(context, args) {
    const place = context.resolve('session', args.value('t'));
    if (!place.ok && !args.has('a')) return place;
    const { model } = context.store;
    const sessions = sessionsByName(model).filter((s) => args.has('a') || (place.ok && s.id === place.value.session));
    const format = args.value('F') ?? (args.has('a') ? everywhere : own);
    for (const session of sessions) {
      for (const [line, [index]] of windowsOf(session).entries()) {
        const at = placeAtIndex(model, session, index);
        const filter = args.value('f');
        const about = { kind: 'window', line } as const;
        if (filter === undefined || isTrue(expandAt(context, at, filter, about)))
          context.caller.print(expandAt(context, at, format, about));
      }
    }
    return done;
  },
};
