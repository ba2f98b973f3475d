/** rename-window: a name that stays, whatever runs in the window. */
import { expandAt } from '../formats/expand.js';
import { type Command, done } from './command.js';

export const renameWindow: Command = {
  name: 'rename-window',
  flags: 't:',
  args: [1, 1],
  usage: '[-t target-window] new-name',
  summary: 'Give a window a name.',
  flagHelp: {
    t: 'the window',
  },
  exec(context, args) {
    const { store } = context;
    const place = context.resolve('window', args.value('t'));
    if (!place.ok) return place;
    store.apply({
      kind: 'window-renamed',
      window: place.value.window,
      name: expandAt(context, place.value, args.rest[0] ?? ''),
      automatic: false,
    });
    return done;
  },
};
