/**
 * Tells hooks what clients do and which panes have a keyboard. A pane has one while it is the active one of the current
 * window of a session whose client has its terminal's keyboard; terminals that do not say are taken to have it.
 */
import { activePane, type PaneId } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { ClientChange } from '../clients/client-registry.js';
import { placeOfSession } from '../formats/places.js';
import type { Services } from '../services.js';
import { paneHook } from './pane-hooks.js';

export function watchClients(services: Services): void {
  const { clients, store, hooks } = services;
  const unfocused = new WeakSet<AttachedClient>();
  let withKeyboard: ReadonlySet<PaneId> = new Set();

  const tell = (change: ClientChange, client: AttachedClient): void => {
    if (!hooks.has(change)) return;
    const session = store.model.sessions.get(client.session);
    const place = session === undefined ? undefined : placeOfSession(store.model, session);
    hooks.notify(change, { place, variables: { hook_client: client.hello.terminal?.tty ?? '' } });
  };

  const follow = (): void => {
    if (!hooks.has('pane-focus-in') && !hooks.has('pane-focus-out')) return;
    const { model } = store;
    const now = new Set<PaneId>();
    for (const client of clients.all) {
      const pane = unfocused.has(client) ? undefined : activePane(model, client.session)?.id;
      if (pane !== undefined) now.add(pane);
    }
    for (const pane of withKeyboard) if (!now.has(pane)) paneHook(services, 'pane-focus-out', pane);
    for (const pane of now) if (!withKeyboard.has(pane)) paneHook(services, 'pane-focus-in', pane);
    withKeyboard = now;
  };

  clients.listen((change, client) => {
    if (change === 'client-focus-in') unfocused.delete(client);
    if (change === 'client-focus-out') unfocused.add(client);
    tell(change, client);
    follow();
  });
  store.subscribe(follow);
}
