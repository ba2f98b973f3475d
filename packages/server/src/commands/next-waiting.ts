/** next-waiting: to the Claude that has waited for somebody longest, and from there to the next. */
import { activePane, err, type PaneId } from '@ccmux/core';
import { byNeed } from '../claude/state/needs.js';
import { placeOfPane } from '../formats/places.js';
import { type Command, type CommandContext, done } from './command.js';
import { selectPane } from './last-pane.js';
import { targetClient } from './target-client.js';

export const nextWaiting: Command = {
  name: 'next-waiting',
  flags: 'c:',
  args: [0, 0],
  usage: '[-c target-client]',
  summary: 'Go to the next Claude that waits for somebody, the one that waits longest first.',
  flagHelp: {
    c: 'the client that goes there',
  },
  exec(context, args) {
    const { clients, store } = context;
    const client = targetClient(context, args.value('c'), context.caller.place);
    if (!client.ok) return client;
    const here = activePane(store.model, client.value.session)?.id;
    const pane = nextAfter(waiting(context), here);
    const place = pane === undefined ? undefined : placeOfPane(store.model, pane);
    if (place === undefined) return err('no Claude waits for anybody');
    // The client stays in its session when that has the window, too.
    const own = [...(store.model.sessions.get(client.value.session)?.windows ?? [])].find(([, id]) => id === place.window);
    const [index, session] = own === undefined ? [place.index, place.session] : [own[0], client.value.session];
    selectPane(store, place.window, place.pane, false);
    store.apply({ kind: 'window-selected', session, index });
    if (session !== client.value.session) clients.move(client.value, session);
    return done;
  },
};

const waiting = ({ claudeStates }: CommandContext): readonly PaneId[] =>
  claudeStates.all
    .filter(({ state }) => state.kind === 'waiting')
    .toSorted(byNeed)
    .map(({ pane }) => pane);

/** The first; from one of them, the one behind it. */
const nextAfter = (panes: readonly PaneId[], here: PaneId | undefined): PaneId | undefined =>
  panes[here === undefined ? 0 : (panes.indexOf(here) + 1) % panes.length];
