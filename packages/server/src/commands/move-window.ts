/** move-window: puts a window at another index, or with `-r` numbers a session's windows anew. */
import type { ParsedArgs } from '@ccmux/core';
import { renumber, renumberIfWanted } from '../operations/close-pane.js';
import { linkWindow, unlinkWindow } from '../operations/link-window.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { targetIndex } from './target-index.js';

export const moveWindow: Command = {
  name: 'move-window',
  flags: 'abdkrs:t:',
  args: [0, 0],
  usage: '[-abdkr] [-s src-window] [-t dst-window]',
  summary: 'Move a window to another index or session.',
  flagHelp: {
    a: 'behind the target, moving others up',
    b: 'before the target, moving others up',
    d: 'do not go to it',
    k: 'in place of the window that is there',
    r: 'number the windows of the session anew',
    s: 'the window',
    t: 'where it goes',
  },
  exec(context, args) {
    if (!args.has('r')) return moveOrLink(context, args, true);
    const place = context.resolve('session', args.value('t'));
    if (!place.ok) return place;
    renumber(context.store, place.value.session);
    return done;
  },
};

export function moveOrLink(context: CommandContext, args: ParsedArgs, isMove: boolean): Outcome {
  const { store } = context;
  const source = context.resolve('window', args.value('s'));
  if (!source.ok) return source;
  const target = targetIndex(context, args.value('t'));
  if (!target.ok) return target;
  const linked = linkWindow(store, {
    from: source.value,
    to: target.value,
    beside: args.has('b') ? 'before' : args.has('a') ? 'after' : undefined,
    kill: args.has('k'),
    select: !args.has('d'),
  });
  if (!linked.ok) return linked;
  if (isMove) unlinkWindow(store, linked.value);
  if (!args.has('s')) renumberIfWanted(store, source.value.session);
  return done;
}
