/** copy-mode: looks back through a pane's history, or through another pane's, to copy from it. */
import { err, type ParsedArgs } from '@ccmux/core';
import { type EnterOptions, enterCopyMode } from '../copy-mode/enter.js';
import { dragSelection } from '../keys/mouse-drags.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { type Command, done } from './command.js';

export const copyMode: Command = {
  name: 'copy-mode',
  flags: 'deHMqSs:t:u',
  args: [0, 0],
  usage: '[-deHMqSu] [-s src-pane] [-t target-pane]',
  summary: 'Look back in a pane, search and copy.',
  flagHelp: {
    d: 'scroll half a page down at once',
    e: 'leave at the end of the history',
    H: 'without the position',
    M: 'begin a drag of the mouse',
    q: 'leave the mode',
    s: 'look at this pane instead',
    S: 'begin a drag of a scroll bar',
    t: 'the pane',
    u: 'scroll a page up at once',
  },
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const runtime = context.panes.get(place.value.pane);
    if (runtime === undefined) return err("can't find pane");
    if (args.has('q')) {
      runtime.leaveMode();
      return done;
    }
    let source: PaneRuntime | undefined;
    if (args.has('s')) {
      const from = context.resolve('pane', args.value('s'));
      if (!from.ok) return from;
      source = context.panes.get(from.value.pane);
    }
    // The bar that this is about is not there.
    if (args.has('S')) return done;
    const { mouse, attached } = context.caller;
    if (args.has('M')) {
      // A drag begins with the mouse; without one there is nothing to do.
      const under = mouse?.pane && context.panes.get(mouse.pane.id);
      if (mouse === undefined || under === undefined || attached === undefined) return done;
      if (under.mode === undefined) dragSelection(attached, under, enterCopyMode(context, under, optionsOf(args, source)), mouse);
      return done;
    }
    const mode = enterCopyMode(context, runtime, optionsOf(args, source));
    if (args.has('u')) mode.page('up');
    if (args.has('d')) mode.page('down');
    return done;
  },
};

const optionsOf = (args: ParsedArgs, source: PaneRuntime | undefined): EnterOptions => ({
  source,
  exitAtBottom: args.has('e'),
  positionHidden: args.has('H'),
});
