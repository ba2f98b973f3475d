/** list-panes: a line a pane, of one window, with `-s` of its session, with `-a` of all. */
import { isTrue, type Model, type Place, sessionsByName, windowsOf } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, done } from './command.js';

const line =
  '[#{pane_width}x#{pane_height}] [history #{history_size}/#{history_limit}, #{history_bytes} bytes] #{pane_id}#{?pane_active, (active),}#{?pane_dead, (dead),}';

export const listPanes: Command = {
  name: 'list-panes',
  flags: 'aF:f:st:',
  args: [0, 0],
  usage: '[-as] [-F format] [-f filter] [-t target-window]',
  summary: 'Print the panes of a window.',
  flagHelp: {
    a: 'all panes',
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
    s: 'all panes of the session',
    t: 'the window, or with -s the session',
  },
  exec(context, args) {
    const place = context.resolve(args.has('s') ? 'session' : 'window', args.value('t'));
    if (!place.ok && !args.has('a')) return place;
    const scope = (p: Place): boolean => {
      if (args.has('a') || !place.ok) return true;
      return args.has('s')
        ? p.session === place.value.session
        : p.index === place.value.index && p.session === place.value.session;
    };
    const prefix = args.has('a') ? '#{session_name}:#{window_index}.' : args.has('s') ? '#{window_index}.' : '';
    const format = args.value('F') ?? `${prefix}#{pane_index}: ${line}`;
    for (const at of allPlaces(context.store.model).filter(scope)) {
      const filter = args.value('f');
      const about = { line: context.store.model.windows.get(at.window)?.panes.indexOf(at.pane) ?? 0 };
      if (filter === undefined || isTrue(expandAt(context, at, filter, about)))
        context.caller.print(expandAt(context, at, format, about));
    }
    return done;
  },
};

const allPlaces = (model: Model): Place[] =>
  sessionsByName(model).flatMap((session) =>
    windowsOf(session).flatMap(([index, window]) => {
      const found = model.windows.get(window);
      return found === undefined ? [] : found.panes.map((pane) => ({ session: session.id, index, window, pane }));
    }),
  );
