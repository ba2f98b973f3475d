/** kill-window: closes a window with all its panes. */
import { windowsOf } from '@ccmux/core';
import { closeWindow } from '../operations/close-pane.js';
import { type Command, done } from './command.js';

export const killWindow: Command = {
  name: 'kill-window',
  flags: 'at:',
  args: [0, 0],
  usage: '[-a] [-t target-window]',
  exec({ resolve, store }, args) {
    const place = resolve('window', args.value('t'));
    if (!place.ok) return place;
    const session = store.model.sessions.get(place.value.session);
    if (!args.has('a')) closeWindow(store, place.value.window);
    else
      for (const [, id] of session === undefined ? [] : windowsOf(session)) if (id !== place.value.window) closeWindow(store, id);
    return done;
  },
};
