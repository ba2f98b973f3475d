/** forget-session: removes what was kept of a session whose programs are gone. One in which something runs is left alone. */
import { err, formatPaneId } from '@ccmux/core';
import { closeSession } from '../operations/close-pane.js';
import { type Command, done } from './command.js';

export const forgetSession: Command = {
  name: 'forget-session',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-session]',
  summary: 'Remove what was kept of a session whose programs are gone.',
  flagHelp: { t: 'the session' },
  async exec({ resolve, store, keeping, claudes }, args) {
    const place = resolve('session', args.value('t'));
    if (!place.ok) return place;
    const { model } = store;
    const session = model.sessions.get(place.value.session);
    if (session === undefined) return err("can't find session");
    for (const id of new Set(session.windows.values())) {
      const running = model.windows.get(id)?.panes.find((pane) => model.panes.get(pane)?.dead === undefined);
      if (running === undefined) continue;
      return err(`session ${session.name} runs (pane ${formatPaneId(running)}): kill-session ends it, and keeps nothing of it`);
    }
    for (const id of new Set(session.windows.values())) {
      for (const pane of model.windows.get(id)?.panes ?? []) if (model.claude.has(pane)) claudes?.forget(pane);
    }
    closeSession(store, session.id);
    await keeping().forgetPast();
    return done;
  },
};
