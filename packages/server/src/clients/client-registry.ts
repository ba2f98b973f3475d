/**
 * All attached clients. Owns who looks at what: routes changes to the clients that see them, sizes windows after the
 * client used last, sends clients away when their session ends.
 */
import {
  currentWindow,
  flagOption,
  isLinked,
  layoutAt,
  type ModelEvent,
  optionAt,
  type PaneId,
  type SessionId,
  type Size,
  type Window,
  type WindowId,
} from '@ccmux/core';
import type { DirtyRange } from '@ccmux/term';
import type { ModelStore } from '../model/store.js';
import { type Looker, sizeFor } from '../operations/window-size.js';
import { windowSize } from '../render/scene.js';
import type { AttachedClient } from './attached-client.js';

/** Something that a client did, in the words of hooks. */
export type ClientChange =
  | 'client-attached'
  | 'client-detached'
  | 'client-resized'
  | 'client-session-changed'
  | 'client-active'
  | 'client-focus-in'
  | 'client-focus-out';

export class ClientRegistry {
  readonly #clients = new Map<AttachedClient, (message: string) => void>();
  readonly #store: ModelStore;
  #lastUsed: AttachedClient | undefined;
  /** Where each client was when it was last looked at. */
  readonly #sessions = new Map<AttachedClient, SessionId>();
  #onChange: (change: ClientChange, client: AttachedClient) => void = () => {};

  constructor(store: ModelStore) {
    this.#store = store;
    store.subscribe((event) => this.#follow(event));
  }

  /** Tells one listener, for as long as there are clients, what they do. */
  listen(listener: (change: ClientChange, client: AttachedClient) => void): void {
    this.#onChange = listener;
  }

  /** `leave` ends the client's attachment with a message for its terminal. */
  add(client: AttachedClient, leave: (message: string) => void): void {
    this.#clients.set(client, leave);
    this.fit(client.session);
    this.#onChange('client-attached', client);
  }

  remove(client: AttachedClient): void {
    if (!this.#clients.delete(client)) return;
    this.#sessions.delete(client);
    if (this.#lastUsed === client) this.#lastUsed = undefined;
    client.dispose();
    this.fit(client.session);
    this.#onChange('client-detached', client);
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
    this.#onChange('client-active', client);
  }

  /** The client's terminal has another size. */
  resized(client: AttachedClient): void {
    this.fit(client.session);
    this.#onChange('client-resized', client);
  }

  /** The client's terminal got or lost the keyboard. */
  focused(client: AttachedClient, gained: boolean): void {
    this.#onChange(gained ? 'client-focus-in' : 'client-focus-out', client);
  }

  /** A client that goes to another session has its window sized: here it is seen where each one is. */
  #noticeMoves(): void {
    for (const client of this.#clients.keys()) {
      if (this.#sessions.get(client) === client.session) continue;
      this.#sessions.set(client, client.session);
      this.#onChange('client-session-changed', client);
    }
  }

  /** Sizes the session's current window after the clients that look at it, by the option window-size. */
  fit(session: SessionId): void {
    this.#noticeMoves();
    const { model } = this.#store;
    const window = currentWindow(model, session);
    if (window === undefined) return;
    const size = this.sizeOf(window);
    if (size === undefined || (size.cols === window.size.cols && size.rows === window.size.rows)) return;
    this.#store.apply({ kind: 'window-resized', window: window.id, size, layout: layoutAt(window, size) });
  }

  /** The size that clients give a window; undefined when none does. */
  sizeOf(window: Window): Size | undefined {
    const at = { window: window.id };
    const policy = optionAt(this.#store.model, 'window-size', at);
    const showing = this.lookersAt(window.id, true);
    if (flagOption(this.#store.model, 'aggressive-resize', at) || (policy === 'latest' && showing.length > 0))
      return sizeFor(policy, showing);
    return sizeFor(policy, this.lookersAt(window.id, false));
  }

  /** Clients that may size a window: those that show it, or all whose session has it. */
  lookersAt(window: WindowId, onlyShown: boolean): readonly Looker[] {
    const { model } = this.#store;
    const sizes = ({ session }: AttachedClient): boolean => {
      if (currentWindow(model, session)?.id === window) return true;
      const found = model.sessions.get(session);
      return !onlyShown && found !== undefined && isLinked(found, window);
    };
    return this.all
      .filter((c) => !c.flags.ignoreSize && sizes(c))
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
