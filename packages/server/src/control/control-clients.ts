/** All control clients of a server. Owns who is told of what: the model's changes, output, modes, clients and buffers. */
import { formatPaneId, formatSessionId, type PaneId, type SessionId } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { clientName } from '../clients/client-name.js';
import type { ClientChange, ClientRegistry } from '../clients/client-registry.js';
import type { BufferStore } from '../copy-mode/buffers.js';
import { type Change, changesBetween } from '../hooks/changes.js';
import type { ModelStore } from '../model/store.js';

/** One of them. */
export interface ControlPeer {
  /** Undefined until it is attached. */
  readonly client: AttachedClient | undefined;
  changed(changes: readonly Change[]): void;
  paneOutput(pane: PaneId, data: Uint8Array): void;
  paneClosed(pane: PaneId): void;
  notify(line: string): void;
  dispose(): void;
}

interface Deps {
  readonly store: ModelStore;
  readonly clients: ClientRegistry;
  readonly buffers: BufferStore;
}

export class ControlClients {
  readonly #all = new Set<ControlPeer>();
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
    deps.store.subscribe((event, before) => {
      if (this.#all.size === 0) return;
      const changes = changesBetween(before, deps.store.model);
      for (const peer of this.#all) {
        peer.changed(changes);
        if (event.kind === 'pane-closed') peer.paneClosed(event.pane);
      }
    });
    deps.clients.listen((change, client) => this.#clientChanged(change, client));
    deps.buffers.listen((name, isThere) => this.#tell(`%paste-buffer-${isThere ? 'changed' : 'deleted'} ${name}`));
  }

  add(peer: ControlPeer): void {
    this.#all.add(peer);
  }

  remove(peer: ControlPeer): void {
    this.#all.delete(peer);
    peer.dispose();
  }

  /** Bytes as a pane's program wrote them. */
  output(pane: PaneId, data: Uint8Array): void {
    for (const peer of this.#all) peer.paneOutput(pane, data);
  }

  modeChanged(pane: PaneId): void {
    this.#tell(`%pane-mode-changed ${formatPaneId(pane)}`);
  }

  #tell(line: string): void {
    for (const peer of this.#all) peer.notify(line);
  }

  #clientChanged(change: ClientChange, client: AttachedClient): void {
    if (change !== 'client-session-changed' && change !== 'client-detached') return;
    const name = clientName(client);
    for (const peer of this.#all) {
      const isOwn = peer.client === client;
      if (change === 'client-session-changed' && isOwn) peer.notify(`%session-changed ${this.#session(client.session)}`);
      else if (change === 'client-detached' && !isOwn) peer.notify(`%client-detached ${name}`);
      else if (change === 'client-session-changed')
        peer.notify(`%client-session-changed ${name} ${this.#session(client.session)}`);
    }
  }

  #session(id: SessionId): string {
    return `${formatSessionId(id)} ${this.#deps.store.model.sessions.get(id)?.name ?? ''}`;
  }
}
