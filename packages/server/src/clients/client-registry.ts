/**
 * All attached clients. Owns who looks at what: routes changes to the clients that see them, sizes windows after the
 * client used last, sends clients away when their session ends.
 */
import { type ModelEvent, type PaneId, resizeTo, type SessionId, type WindowId } from '@ccmux/core';
import type { DirtyRange } from '@ccmux/term';
import type { ModelStore } from '../model/store.js';
import { windowSize } from '../render/scene.js';
import type { AttachedClient } from './attached-client.js';

export class ClientRegistry {
  readonly #clients = new Map<AttachedClient, (message: string) => void>();
  readonly #store: ModelStore;

  constructor(store: ModelStore) {
    this.#store = store;
    store.subscribe((event) => this.#follow(event));
  }

  /** `leave` ends the client's attachment with a message for its terminal. */
  add(client: AttachedClient, leave: (message: string) => void): void {
    this.#clients.set(client, leave);
    this.fit(client.session);
  }

  remove(client: AttachedClient): void {
    if (!this.#clients.delete(client)) return;
    client.dispose();
    this.fit(client.session);
  }

  get all(): readonly AttachedClient[] {
    return [...this.#clients.keys()];
  }

  of(session: SessionId): readonly AttachedClient[] {
    return this.all.filter((c) => c.session === session);
  }

  /** Sends a client away; its connection closes after it has restored its terminal. */
  detach(client: AttachedClient, message: string): void {
    const leave = this.#clients.get(client);
    this.remove(client);
    leave?.(message);
  }

  paneChanged(pane: PaneId, range: DirtyRange | undefined, bytes: number): void {
    for (const client of this.#clients.keys()) client.paneChanged(pane, range, bytes);
  }

  /** Makes the session's current window as large as the client used last. */
  fit(session: SessionId): void {
    const found = this.#store.model.sessions.get(session);
    const client = this.#latest(found?.current);
    const window = found === undefined ? undefined : this.#store.model.windows.get(found.current);
    if (client === undefined || window === undefined) return;
    const size = windowSize(client.size);
    if (size.cols === window.size.cols && size.rows === window.size.rows) return;
    this.#store.apply({ kind: 'window-resized', window: window.id, size, layout: resizeTo(window.layout, size) });
  }

  #latest(window: WindowId | undefined): AttachedClient | undefined {
    let latest: AttachedClient | undefined;
    for (const client of this.#clients.keys()) {
      const shown = this.#store.model.sessions.get(client.session)?.current;
      if (shown === window && (latest === undefined || client.lastActiveMs > latest.lastActiveMs)) latest = client;
    }
    return latest;
  }

  #follow(event: ModelEvent): void {
    if (event.kind === 'session-closed') {
      for (const client of this.of(event.session)) this.detach(client, '[exited]');
      return;
    }
    if (event.kind === 'window-selected' || event.kind === 'window-created') this.fit(event.session);
    if (event.kind === 'window-closed') for (const client of this.#clients.keys()) this.fit(client.session);
    for (const client of this.#clients.keys()) client.invalidate();
  }
}
