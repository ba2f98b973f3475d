/** select-pane: moves the keyboard to a pane: by target, direction, or back to the last one. */
import { type Direction, err, type ParsedArgs, type Place, paneTowards, type Window } from '@ccmux/core';
import { type Command, type CommandContext, done } from './command.js';

export const selectPane: Command = {
  name: 'select-pane',
  flags: 'DdegLlMmP:RT:t:UZ',
  args: [0, 0],
  usage: '[-DLlRUZ] [-T title] [-t target-pane]',
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const title = args.value('T');
    if (title !== undefined) {
      context.store.apply({ kind: 'pane-titled', pane: place.value.pane, title });
      return done;
    }
    const window = context.store.model.windows.get(place.value.window);
    if (window === undefined) return err("can't find window");
    const pane = destination(args, place.value, window);
    if (pane === undefined) return args.has('l') ? err('no last pane') : done;
    select(context, window, pane, args.has('Z'));
    return done;
  },
};

const directions: readonly Direction[] = ['L', 'R', 'U', 'D'];

function destination(args: ParsedArgs, place: Place, window: Window): Place['pane'] | undefined {
  if (args.has('l')) return window.visited.at(-1);
  const direction = directions.find((d) => args.has(d));
  if (direction === undefined) return place.pane;
  return paneTowards(window.layout, place.pane, direction, window.visited.toReversed());
}

/** Leaves zoom, unless `keepZoom`: then the pane that is selected fills the window. */
function select({ store }: CommandContext, window: Window, pane: Place['pane'], keepZoom: boolean): void {
  if (window.zoomed !== undefined && window.zoomed !== pane) {
    store.apply({ kind: 'zoom-changed', window: window.id, pane: keepZoom ? pane : undefined });
  }
  store.apply({ kind: 'pane-selected', pane });
}
