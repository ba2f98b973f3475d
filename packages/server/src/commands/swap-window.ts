/** swap-window: two indexes exchange their windows; with `-d` the current window is the same one as before. */
import { err, markedPlace, ok } from '@ccmux/core';
import { type Command, done } from './command.js';

export const swapWindow: Command = {
  name: 'swap-window',
  flags: 'ds:t:',
  args: [0, 0],
  usage: '[-d] [-s src-window] [-t dst-window]',
  summary: 'Let two windows change places.',
  flagHelp: {
    d: 'do not go to it',
    s: 'one',
    t: 'the other',
  },
  exec({ resolve, store }, args) {
    const marked = args.value('s') === undefined ? markedPlace(store.model) : undefined;
    const source = marked === undefined ? resolve('window', args.value('s')) : ok(marked);
    if (!source.ok) return source;
    const target = resolve('window', args.value('t'));
    if (!target.ok) return target;
    const a = source.value;
    const b = target.value;
    const group = store.model.sessions.get(a.session)?.group;
    if (a.session !== b.session && group !== undefined && group === store.model.sessions.get(b.session)?.group)
      return err("can't move window, sessions are grouped");
    if (a.window === b.window) return done;
    store.apply({ kind: 'windows-swapped', a, b });
    if (!args.has('d')) return done;
    store.apply({ kind: 'window-selected', session: b.session, index: b.index });
    if (a.session !== b.session) store.apply({ kind: 'window-selected', session: a.session, index: a.index });
    return done;
  },
};
