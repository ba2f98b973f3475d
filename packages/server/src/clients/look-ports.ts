/** What a client's look asks of the server: formats expanded for that client, and what keys are bound to. */
import { currentWindowId, type PaneId, type Place } from '@ccmux/core';
import { claudeTints } from '../claude/state/tints.js';
import { clientVariable } from '../formats/client-variables.js';
import { expandForViewer } from '../formats/expand.js';
import type { Services } from '../services.js';
import type { AttachedClient } from './attached-client.js';
import type { ClientLookPorts } from './client-look.js';
import { clientName } from './client-name.js';

/** `client`: asked only once it is there. */
export const clientLookPorts = (services: Services, client: () => AttachedClient): ClientLookPorts => ({
  expand: (template, pane, watch) =>
    template === ''
      ? ''
      : expandForViewer(services, placeOf(services, client(), pane), template, {
          watch,
          lookup: (name) => clientVariable(services, client(), name),
        }),
  tints: claudeTints(services),
  said: (text) => services.messages.add(`${clientName(client())} message: ${text}`),
  bindings: (table) => services.keys.textsIn(table, (commands) => services.language.print(commands, false)),
});

function placeOf({ store }: Services, client: AttachedClient, pane: PaneId | undefined): Place | undefined {
  const session = store.model.sessions.get(client.session);
  if (session === undefined) return undefined;
  const window = store.model.windows.get(currentWindowId(session));
  return window && { session: session.id, index: session.current, window: window.id, pane: pane ?? window.active };
}
