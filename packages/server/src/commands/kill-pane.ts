/** kill-pane: hangs up a pane's program and closes the pane. */

import { closePane } from '../operations/close-pane.js';
import { endZoom } from '../operations/zoom.js';
import { type Command, done } from './command.js';

export const killPane: Command = {
  name: 'kill-pane',
  flags: 'at:',
  args: [0, 0],
  usage: '[-a] [-t target-pane]',
  summary: 'Close a pane and end its program.',
  flagHelp: {
    a: 'all others of its window instead',
    t: 'the pane',
  },
  exec({ resolve, store }, args) {
    const place = resolve('pane', args.value('t'));
    if (!place.ok) return place;
    if (args.has('a')) endZoom(store, place.value.window);
    const window = store.model.windows.get(place.value.window);
    if (!args.has('a')) closePane(store, place.value.pane);
    else for (const pane of window?.panes ?? []) if (pane !== place.value.pane) closePane(store, pane);
    return done;
  },
};
