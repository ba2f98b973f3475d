/** Who gets a copied text into the clipboard of their terminal: by the option `set-clipboard`. */
import { optionAt, type PaneId } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { paneHook } from '../hooks/pane-hooks.js';
import type { Services } from '../services.js';
import { textOfPane } from './buffers.js';

const mode = ({ store }: Services): string => optionAt(store.model, 'set-clipboard', {});

/** Larger texts stay in their buffer: they would not fit into a message, and terminals take far less. */
const maxClipboardBytes = 1024 * 1024;

function give(client: AttachedClient, data: Uint8Array): void {
  if (data.length <= maxClipboardBytes) client.copy(data);
  else client.showMessage('too large for the clipboard; it is in a paste buffer');
}

/** Something was copied here: to the clients that see the pane. */
export function copyToClients(services: Services, pane: PaneId, data: Uint8Array): void {
  if (mode(services) === 'off') return;
  paneHook(services, 'pane-set-clipboard', pane);
  for (const client of services.clients.all) if (client.sees(pane)) give(client, data);
}

/** A command asks for it (`-w`). */
export function copyToClient(services: Services, client: AttachedClient | undefined, data: Uint8Array): void {
  if (mode(services) !== 'off' && client !== undefined) give(client, data);
}

/**
 * A program asks for it: its text goes to the clients that have it in front of them; with `on` also into a buffer, from
 * which it is pasted as any other.
 */
export function copyFromProgram(services: Services, pane: PaneId, data: Uint8Array): void {
  if (mode(services) === 'off') return;
  paneHook(services, 'pane-set-clipboard', pane);
  if (mode(services) === 'on') services.buffers.add(data, undefined, textOfPane(services.store.model, pane));
  for (const client of services.clients.all) if (client.activePane === pane) give(client, data);
}
