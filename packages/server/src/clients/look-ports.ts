/** What a client's look asks of the server: formats expanded for that client, and what keys are bound to. */
import { currentWindowId, type PaneId, type Place } from '@ccmux/core';
import { clientVariable } from '../formats/client-variables.js';
import { expandForViewer } from '../formats/expand.js';
import type { BindingText } from '../keys/binding.js';
import type { Services } from '../services.js';
import type { Dependencies } from '../status/dependencies.js';
import type { AttachedClient } from './attached-client.js';

export interface ClientLookPorts {
  /** Expands a format for the client, at a pane of its window or the active one; notes what the result depends on. */
  expand(client: AttachedClient, template: string, pane: PaneId | undefined, watch: Dependencies): string;
  bindings(table: string): readonly BindingText[];
  /** The client has been told something. */
  said(client: AttachedClient, text: string): void;
}

export const clientLookPorts = (services: Services): ClientLookPorts => ({
  expand: (client, template, pane, watch) =>
    template === ''
      ? ''
      : expandForViewer(services, placeOf(services, client, pane), template, {
          watch,
          lookup: (name) => clientVariable(services, client, name),
        }),
  said: (client, text) => services.messages.add(`${client.hello.name} message: ${text}`),
  bindings: (table) => services.keys.textsIn(table, (commands) => services.language.print(commands, false)),
});

function placeOf({ store }: Services, client: AttachedClient, pane: PaneId | undefined): Place | undefined {
  const session = store.model.sessions.get(client.session);
  if (session === undefined) return undefined;
  const window = store.model.windows.get(currentWindowId(session));
  return window && { session: session.id, index: session.current, window: window.id, pane: pane ?? window.active };
}
