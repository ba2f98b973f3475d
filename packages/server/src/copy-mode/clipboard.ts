/** Who gets a copied text into the clipboard of their terminal: by the option `set-clipboard`. */
import { optionAt, type PaneId } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { paneHook } from '../hooks/pane-hooks.js';
import type { Services } from '../services.js';

const mode = ({ store }: Services): string => optionAt(store.model, 'set-clipboard', {});

/** Something was copied here: to the clients that see the pane. */
export function copyToClients(services: Services, pane: PaneId, data: Uint8Array): void {
  if (mode(services) === 'off') return;
  paneHook(services, 'pane-set-clipboard', pane);
  for (const client of services.clients.all) if (client.sees(pane)) client.copy(data);
}

/** A command asks for it (`-w`). */
export function copyToClient(services: Services, client: AttachedClient | undefined, data: Uint8Array): void {
  if (mode(services) !== 'off') client?.copy(data);
}

/**
 * A program asks for it: its text goes to the clients that have it in front of them; with `on` also into a buffer, from
 * which it is pasted as any other.
 */
export function copyFromProgram(services: Services, pane: PaneId, data: Uint8Array): void {
  if (mode(services) === 'off') return;
  paneHook(services, 'pane-set-clipboard', pane);
  if (mode(services) === 'on') services.buffers.add(data);
  for (const client of services.clients.all) if (client.activePane === pane) client.copy(data);
}
