/** select-window: makes a window the current one of its session. */
import { err } from '@ccmux/core';
import { type Command, done } from './command.js';
import { goTo } from './window-step.js';

export const selectWindow: Command = {
  name: 'select-window',
  flags: 'lnpTt:',
  args: [0, 0],
  usage: '[-lnpT] [-t target-window]',
  summary: 'Go to a window.',
  flagHelp: {
    l: 'the window before',
    n: 'the next one',
    p: 'the previous one',
    T: 'the window before when it is the current one',
    t: 'the window',
  },
  exec(context, args) {
    const place = context.resolve('window', args.value('t'));
    if (!place.ok) return place;
    const session = context.store.model.sessions.get(place.value.session);
    if (session === undefined) return err("can't find session");
    const isBack = args.has('l') || (args.has('T') && session.current === place.value.index);
    if (isBack) return goTo(context, session, 'last');
    if (args.has('n')) return goTo(context, session, 'next');
    if (args.has('p')) return goTo(context, session, 'previous');
    context.store.apply({ kind: 'window-selected', session: session.id, index: place.value.index });
    return done;
  },
};
