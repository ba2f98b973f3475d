/** unlink-window: takes one link of a window away; with `-k` the window may end with it. */
import { err, linksOf } from '@ccmux/core';
import { isLinkedElsewhere, unlinkWindow as unlink } from '../operations/link-window.js';
import { type Command, done } from './command.js';

export const unlinkWindow: Command = {
  name: 'unlink-window',
  flags: 'kt:',
  args: [0, 0],
  usage: '[-k] [-t target-window]',
  summary: 'Take a window away from here; it stays where else it is.',
  flagHelp: {
    k: 'also when it is nowhere else',
    t: 'the window',
  },
  exec({ resolve, store }, args) {
    const place = resolve('window', args.value('t'));
    if (!place.ok) return place;
    const { session, window } = place.value;
    const links = linksOf(store.model, window).length;
    if (!args.has('k') && !isLinkedElsewhere(store.model, session, links)) return err('window only linked to one session');
    unlink(store, place.value);
    return done;
  },
};
