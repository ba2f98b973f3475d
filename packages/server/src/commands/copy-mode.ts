/** copy-mode: looks back through a pane's history, to copy from it. */
import { err } from '@ccmux/core';
import { enterCopyMode } from '../copy-mode/enter.js';
import { type Command, done } from './command.js';

export const copyMode: Command = {
  name: 'copy-mode',
  flags: 'eHMqs:t:u',
  args: [0, 0],
  usage: '[-equ] [-t target-pane]',
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const runtime = context.panes.get(place.value.pane);
    if (runtime === undefined) return err("can't find pane");
    if (args.has('q')) {
      runtime.leaveMode();
      return done;
    }
    const mode = enterCopyMode(runtime, context.buffers, args.has('e'));
    runtime.redraw();
    return args.has('u') ? mode.command('page-up', []) : done;
  },
};
