/** All control clients of a server. Owns who is told of what: the model's changes, output, modes, clients and buffers. */
import { formatPaneId, formatSessionId, type PaneId, type SessionId } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { ClientChange, ClientRegistry } from '../clients/client-registry.js';
import type { BufferStore } from '../copy-mode/buffers.js';
import { clientName } from '../formats/client-variables.js';
import { changesBetween } from '../hooks/changes.js';
import type { ModelStore } from '../model/store.js';
import type { ControlConversation } from './conversation.js';

interface Deps {
  readonly store: ModelStore;
  readonly clients: ClientRegistry;
  readonly buffers: BufferStore;
}

export class ControlClients {
  readonly #all = new Set<ControlConversation>();
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
    deps.store.subscribe((event, before) => {
      if (this.#all.size === 0) return;
      const changes = changesBetween(before, deps.store.model);
      for (const conversation of this.#all) {
        conversation.changed(changes);
        if (event.kind === 'pane-closed') conversation.parts.output.forget(event.pane);
      }
    });
    deps.clients.listen((change, client) => this.#clientChanged(change, client));
    deps.buffers.listen((name, isThere) => this.#tell(`%paste-buffer-${isThere ? 'changed' : 'deleted'} ${name}`));
  }

  add(conversation: ControlConversation): void {
    this.#all.add(conversation);
  }

  remove(conversation: ControlConversation): void {
    this.#all.delete(conversation);
    conversation.dispose();
  }

  /** Bytes as a pane's program wrote them. */
  output(pane: PaneId, data: Uint8Array): void {
    for (const conversation of this.#all) conversation.paneOutput(pane, data);
  }

  modeChanged(pane: PaneId): void {
    this.#tell(`%pane-mode-changed ${formatPaneId(pane)}`);
  }

  #tell(line: string): void {
    for (const conversation of this.#all) conversation.notify(line);
  }

  #clientChanged(change: ClientChange, client: AttachedClient): void {
    if (change !== 'client-session-changed' && change !== 'client-detached') return;
    const name = clientName(client);
    for (const conversation of this.#all) {
      const isOwn = conversation.client === client;
      if (change === 'client-session-changed' && isOwn) conversation.notify(`%session-changed ${this.#session(client.session)}`);
      else if (change === 'client-detached' && !isOwn) conversation.notify(`%client-detached ${name}`);
      else if (change === 'client-session-changed')
        conversation.notify(`%client-session-changed ${name} ${this.#session(client.session)}`);
    }
  }

  #session(id: SessionId): string {
    return `${formatSessionId(id)} ${this.#deps.store.model.sessions.get(id)?.name ?? ''}`;
  }
}
