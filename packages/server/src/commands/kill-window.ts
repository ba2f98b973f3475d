/** kill-window: closes a window with all its panes, wherever it is linked; with `-a` all others of its session. */
import { isTrue, linksOf, type Place, placeAtIndex, windowsOf } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { closeWindow } from '../operations/close-pane.js';
import { type Command, type CommandContext, done } from './command.js';

export const killWindow: Command = {
  name: 'kill-window',
  flags: 'af:t:',
  args: [0, 0],
  usage: '[-a] [-f filter] [-t target-window]',
  summary: 'Close a window and end its programs.',
  flagHelp: {
    a: 'all others of its session instead',
    f: 'with -a: only those that this format is true for',
    t: 'the window',
  },
  exec(context, args) {
    const place = context.resolve('window', args.value('t'));
    if (!place.ok) return place;
    if (args.has('a')) killOthers(context, place.value, args.value('f'));
    else closeWindow(context.store, place.value.window);
    return done;
  },
};

/** A window that its session shows more than once goes as well, as in tmux: the other links are windows, too. */
function killOthers(context: CommandContext, { session: id, window }: Place, filter: string | undefined): void {
  const { store } = context;
  const session = store.model.sessions.get(id);
  if (session === undefined) return;
  const wanted = windowsOf(session).filter(
    ([index]) => filter === undefined || isTrue(expandAt(context, placeAtIndex(store.model, session, index), filter)),
  );
  for (const [, other] of wanted) if (other !== window) closeWindow(store, other);
  const links = linksOf(store.model, window).filter((link) => link.session === id);
  if (links.length > 1 && filter === undefined) closeWindow(store, window);
}
