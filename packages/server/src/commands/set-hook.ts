/** set-hook: the commands of a hook, or with `-R` running them at once. */
import { type Command, done } from './command.js';
import { targetPlace } from './option-place.js';
import { setOptionValue } from './set-option.js';

export const setHook: Command = {
  name: 'set-hook',
  flags: 'agpRt:uw',
  args: [1, 2],
  usage: '[-agpRuw] [-t target-pane] hook [command]',
  summary: 'Run a command when something happens.',
  flagHelp: {
    a: 'besides what is there',
    g: 'for all',
    p: 'for a pane',
    R: 'run it now',
    t: 'the pane',
    u: 'forget it',
    w: 'for a window',
  },
  takesBlock: (index) => index === 1,
  exec(context, args) {
    if (!args.has('R')) return setOptionValue(context, args, false);
    context.hooks.notify(args.rest[0] ?? '', { place: targetPlace(context, args) });
    return done;
  },
};
