/** last-pane: back to the pane that had the keyboard before. */
import { err } from '@ccmux/core';
import { type Command, done } from './command.js';

export const lastPane: Command = {
  name: 'last-pane',
  flags: 'det:Z',
  args: [0, 0],
  usage: '[-Z] [-t target-window]',
  exec({ resolve, store }, args) {
    const place = resolve('window', args.value('t'));
    if (!place.ok) return place;
    const window = store.model.windows.get(place.value.window);
    const last = window?.visited.at(-1);
    if (window === undefined || last === undefined) return err('no last pane');
    if (window.zoomed !== undefined) {
      store.apply({ kind: 'zoom-changed', window: window.id, pane: args.has('Z') ? last : undefined });
    }
    store.apply({ kind: 'pane-selected', pane: last });
    return done;
  },
};
