/** clear-history: forgets the lines above a pane's screen. */
import { err } from '@ccmux/core';
import { type Command, done } from './command.js';

export const clearHistory: Command = {
  name: 'clear-history',
  flags: 'Ht:',
  args: [0, 0],
  usage: '[-H] [-t target-pane]',
  summary: 'Forget what has left the screen of a pane.',
  flagHelp: {
    H: 'the links on the screen, too',
    t: 'the pane',
  },
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const runtime = context.panes.get(place.value.pane);
    if (runtime === undefined) return err("can't find pane");
    runtime.emulator.clearHistory(args.has('H'));
    if (args.has('H')) runtime.redraw();
    return done;
  },
};
