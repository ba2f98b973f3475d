/** Gives terminals to the command of the option lock-command until it ends. */
import { type Model, optionAt } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';

export function lockClients(model: Model, clients: readonly AttachedClient[]): void {
  for (const client of clients) {
    const command = optionAt(model, 'lock-command', { session: client.session });
    if (command !== '') client.send({ kind: 'hostWrite', body: { what: 'lock', command } });
  }
}
