/**
 * All attached clients. Owns who looks at what: routes changes to the clients that see them, sizes windows after the
 * client used last, sends clients away when their session ends.
 */
import {
  currentWindow,
  flagOption,
  formatSessionId,
  isLinked,
  type Model,
  type ModelEvent,
  optionAt,
  type PaneId,
  type SessionId,
  type Size,
  type Window,
  type WindowId,
} from '@ccmux/core';
import type { AfterExit } from '@ccmux/protocol';
import type { DirtyRange } from '@ccmux/term';
import type { ModelStore } from '../model/store.js';
import { resizeWindow } from '../operations/resize-window.js';
import { type Looker, sizeFor } from '../operations/window-size.js';
import { windowSize } from '../render/scene.js';
import type { AttachedClient } from './attached-client.js';
import { leftBehind, sessionAfter } from './session-ends.js';
import { SessionUse } from './session-use.js';

/** After these a client may look at another window, or at one in another company. */
const resizing: ReadonlySet<ModelEvent['kind']> = new Set([
  'option-changed',
  'window-closed',
  'window-created',
  'window-linked',
  'window-selected',
  'window-unlinked',
  'windows-swapped',
] as const);

/** What programs do by themselves, maybe hundreds at a time. */
const isBackground = (event: ModelEvent): boolean =>
  event.kind === 'pane-titled' || (event.kind === 'window-renamed' && event.automatic);

/** Something that a client did, in the words of hooks. */
export type ClientChange =
  | 'client-attached'
  | 'client-detached'
  | 'client-resized'
  | 'client-session-changed'
  | 'client-active'
  | 'client-focus-in'
  | 'client-focus-out';

/** Ends a client's attachment with a message for its terminal, and with what its process does then. */
export type Leave = (message: string, after?: AfterExit) => void;

export type ClientListener = (change: ClientChange, client: AttachedClient) => void;

export class ClientRegistry {
  readonly #clients = new Map<AttachedClient, Leave>();
  readonly #store: ModelStore;
  /** When sessions were used and looked at. */
  readonly sessions = new SessionUse();
  #lastUsed: AttachedClient | undefined;
  /** Where each client was when it was last looked at. */
  readonly #sessions = new Map<AttachedClient, SessionId>();
  readonly #listeners: ClientListener[] = [];

  constructor(store: ModelStore) {
    this.#store = store;
    store.subscribe((event, before) => this.#follow(event, before));
  }

  /** Listeners hear what clients do, for as long as the server runs. */
  listen(listener: ClientListener): void {
    this.#listeners.push(listener);
  }

  #tell(change: ClientChange, client: AttachedClient): void {
    for (const listener of this.#listeners) listener(change, client);
  }

  add(client: AttachedClient, leave: Leave): void {
    this.#clients.set(client, leave);
    this.sessions.attached(client.session, client.lastActiveMs);
    this.fit(client.session);
    this.#tell('client-attached', client);
  }

  remove(client: AttachedClient): void {
    if (!this.#clients.delete(client)) return;
    this.#sessions.delete(client);
    if (this.#lastUsed === client) this.#lastUsed = undefined;
    client.dispose();
    this.fit(client.session);
    this.#tell('client-detached', client);
    this.#closeUnattached();
  }

  get all(): readonly AttachedClient[] {
    return [...this.#clients.keys()];
  }

  of(session: SessionId): readonly AttachedClient[] {
    return this.all.filter((c) => c.session === session);
  }

  /** Sends a client away; its connection closes after it has restored its terminal. */
  detach(client: AttachedClient, message: string, after?: AfterExit): void {
    const leave = this.#clients.get(client);
    this.remove(client);
    leave?.(message, after);
  }

  /** Shows another session on a client. */
  move(client: AttachedClient, session: SessionId): void {
    if (client.session !== session) client.lastSession = client.session;
    client.session = session;
    client.send({ kind: 'attached', body: { session: formatSessionId(session) } });
    this.sessions.attached(session, client.lastActiveMs);
    this.fit(session);
    client.invalidate();
    this.#closeUnattached();
  }

  paneChanged(pane: PaneId, range: DirtyRange | undefined, bytes: number): void {
    for (const client of this.#clients.keys()) client.paneChanged(pane, range, bytes);
  }

  /** The person at a client did something: from now on their terminal is the latest. */
  used(client: AttachedClient): void {
    client.touch();
    this.sessions.used(client.session, client.lastActiveMs);
    if (this.#lastUsed === client) return;
    this.#lastUsed = client;
    this.fit(client.session);
    this.#tell('client-active', client);
  }

  /** Whoever is used next counts as one that was not used last. */
  forgetLastUsed(): void {
    this.#lastUsed = undefined;
  }

  /** The client's terminal has another size. */
  resized(client: AttachedClient): void {
    this.fit(client.session);
    this.#tell('client-resized', client);
  }

  /** The client's terminal got or lost the keyboard. */
  focused(client: AttachedClient, gained: boolean): void {
    client.terminal.focused = gained;
    this.#tell(gained ? 'client-focus-in' : 'client-focus-out', client);
  }

  /** A client that goes to another session has its window sized: here it is seen where each one is. */
  #noticeMoves(): void {
    for (const client of this.#clients.keys()) {
      if (this.#sessions.get(client) === client.session) continue;
      this.#sessions.set(client, client.session);
      this.#tell('client-session-changed', client);
    }
  }

  /** Sizes the session's current window after the clients that look at it, by the option window-size. */
  fit(session: SessionId): void {
    this.#noticeMoves();
    const { model } = this.#store;
    const window = currentWindow(model, session);
    if (window === undefined) return;
    const wanted = this.sizeOf(window);
    if (wanted !== undefined) resizeWindow(this.#store, window, wanted);
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
      .filter((c) => !c.flags.ignoreSize && c.hasSize && sizes(c))
      .map((c) => ({
        size: c.hello.control === true ? c.size : windowSize(model, c.session, c.size),
        lastActiveMs: c.lastActiveMs,
      }));
  }

  /** Sessions that nobody looks at any more and that are not to outlive that. */
  #closeUnattached(): void {
    for (const session of leftBehind(this.#store.model, (id) => this.of(id).length > 0))
      this.#store.apply({ kind: 'session-closed', session });
  }

  /** Clients of a session that has closed leave, or go to the one that the option detach-on-destroy says. */
  #sessionClosed(session: SessionId, before: Model): void {
    const next = sessionAfter(before, this.#store.model, session, {
      usedAt: (id) => this.sessions.usedAt(id),
      isAttached: (id) => this.of(id).length > 0,
    });
    for (const client of this.of(session)) {
      if (next === undefined) this.detach(client, '[exited]');
      else this.move(client, next);
    }
    for (const client of this.#clients.keys()) if (client.lastSession === session) client.lastSession = undefined;
  }

  #follow(event: ModelEvent, before: Model): void {
    this.sessions.follow(event);
    if (event.kind === 'session-closed') return this.#sessionClosed(event.session, before);
    if (resizing.has(event.kind)) for (const client of this.#clients.keys()) this.fit(client.session);
    for (const client of this.#clients.keys()) {
      client.surfaces.modelChanged();
      if (isBackground(event)) client.look.background();
      else client.invalidate();
    }
  }
}
