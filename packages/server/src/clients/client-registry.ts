/**
 * All attached clients. Owns who looks at what: routes changes to the clients that see them, sizes windows after the
 * client used last, sends clients away when their session ends.
 */
import { currentWindow, type ModelEvent, optionAt, type PaneId, resizeTo, type SessionId, type WindowId } from '@ccmux/core';
import type { DirtyRange } from '@ccmux/term';
import type { ModelStore } from '../model/store.js';
import { type Looker, sizeFor } from '../operations/window-size.js';
import { windowSize } from '../render/scene.js';
import type { AttachedClient } from './attached-client.js';

export class ClientRegistry {
  readonly #clients = new Map<AttachedClient, (message: string) => void>();
  readonly #store: ModelStore;
  #lastUsed: AttachedClient | undefined;

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
    if (this.#lastUsed === client) this.#lastUsed = undefined;
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

  /** The person at a client did something: from now on their terminal is the latest. */
  used(client: AttachedClient): void {
    client.touch();
    if (this.#lastUsed === client) return;
    this.#lastUsed = client;
    this.fit(client.session);
  }

  /** Sizes the session's current window after the clients that look at it, by the option window-size. */
  fit(session: SessionId): void {
    const { model } = this.#store;
    const window = currentWindow(model, session);
    if (window === undefined) return;
    const size = sizeFor(optionAt(model, 'window-size', { window: window.id }), this.#lookingAt(window.id));
    if (size === undefined || (size.cols === window.size.cols && size.rows === window.size.rows)) return;
    this.#store.apply({ kind: 'window-resized', window: window.id, size, layout: resizeTo(window.layout, size) });
  }

  #lookingAt(window: WindowId): Looker[] {
    const { model } = this.#store;
    return this.all
      .filter((c) => !c.flags.ignoreSize && currentWindow(model, c.session)?.id === window)
      .map((c) => ({ size: windowSize(model, c.session, c.size), lastActiveMs: c.lastActiveMs }));
  }

  #follow(event: ModelEvent): void {
    if (event.kind === 'session-closed') {
      for (const client of this.of(event.session)) this.detach(client, '[exited]');
      return;
    }
    if (event.kind === 'window-selected' || event.kind === 'window-created') this.fit(event.session);
    if (event.kind === 'window-closed' || event.kind === 'option-changed')
      for (const client of this.#clients.keys()) this.fit(client.session);
    for (const client of this.#clients.keys()) {
      client.surfaces.modelChanged();
      client.invalidate();
    }
  }
}
