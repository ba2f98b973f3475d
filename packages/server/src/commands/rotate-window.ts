/** rotate-window: every pane moves to the place of the next one. */
import { err, reseatPanes } from '@ccmux/core';
import { endZoom } from '../operations/zoom.js';
import { type Command, done } from './command.js';

export const rotateWindow: Command = {
  name: 'rotate-window',
  flags: 'Dt:UZ',
  args: [0, 0],
  usage: '[-DUZ] [-t target-window]',
  summary: 'Move each pane to the place of the next one.',
  flagHelp: {
    D: 'downwards',
    t: 'the window',
    U: 'upwards',
    Z: 'keep the zoom',
  },
  exec({ resolve, store }, args) {
    const place = resolve('window', args.value('t'));
    if (!place.ok) return place;
    const zoomAgain = endZoom(store, place.value.window, args.has('Z'));
    const window = store.model.windows.get(place.value.window);
    if (window === undefined) return err("can't find window");
    const { panes, active } = window;
    const order = args.has('D') ? [...panes.slice(-1), ...panes.slice(0, -1)] : [...panes.slice(1), ...panes.slice(0, 1)];
    store.apply({ kind: 'layout-changed', window: window.id, layout: reseatPanes(window.layout, panes, order), order });
    // The keyboard stays at its place.
    const pane = order[panes.indexOf(active)];
    if (pane !== undefined) store.apply({ kind: 'pane-selected', pane });
    zoomAgain();
    return done;
  },
};
