/** rename-window: a name that stays, whatever runs in the window. */
import { type Command, done } from './command.js';

export const renameWindow: Command = {
  name: 'rename-window',
  flags: 't:',
  args: [1, 1],
  usage: '[-t target-window] new-name',
  exec({ resolve, store }, args) {
    const place = resolve('window', args.value('t'));
    if (!place.ok) return place;
    store.apply({ kind: 'window-renamed', window: place.value.window, name: args.rest[0] ?? '', automatic: false });
    return done;
  },
};
