/** list-panes: a line a pane, of one window, with `-s` of its session, with `-a` of all. */
import { isTrue, type Model, type Place, sessionsByName, windowsOf } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { type Command, type CommandContext, done } from './command.js';
import { areaOf, type SortKeys, sortFlagHelp, sortRows } from './sort-rows.js';

const line =
  '[#{pane_width}x#{pane_height}] [history #{history_size}/#{history_limit}, #{history_bytes} bytes] #{pane_id}#{?pane_active, (active),}#{?pane_dead, (dead),}';

export const listPanes: Command = {
  name: 'list-panes',
  flags: 'aF:f:O:rst:',
  args: [0, 0],
  usage: '[-ars] [-F format] [-f filter] [-O order] [-t target-window]',
  summary: 'Print the panes of a window.',
  flagHelp: {
    a: 'all panes',
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
    ...sortFlagHelp,
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
    const { model } = context.store;
    const rows = sortRows(args, allPlaces(model).filter(scope), (at) => keysOf(context, at));
    if (!rows.ok) return rows;
    const isSorted = args.has('O') || args.has('r');
    for (const [position, at] of rows.value.entries()) {
      const filter = args.value('f');
      const about = { line: isSorted ? position : (model.windows.get(at.window)?.panes.indexOf(at.pane) ?? 0) };
      if (filter === undefined || isTrue(expandAt(context, at, filter, about)))
        context.caller.print(expandAt(context, at, format, about));
    }
    return done;
  },
};

function keysOf({ store: { model }, panes }: CommandContext, { window, pane }: Place): SortKeys {
  return {
    name: model.panes.get(pane)?.title ?? '',
    index: model.windows.get(window)?.panes.indexOf(pane) ?? 0,
    creation: pane,
    activity: panes.get(pane)?.lastOutputMs ?? 0,
    size: areaOf(panes.get(pane)?.size),
  };
}

const allPlaces = (model: Model): Place[] =>
  sessionsByName(model).flatMap((session) =>
    windowsOf(session).flatMap(([index, window]) => {
      const found = model.windows.get(window);
      return found === undefined ? [] : found.panes.map((pane) => ({ session: session.id, index, window, pane }));
    }),
  );
