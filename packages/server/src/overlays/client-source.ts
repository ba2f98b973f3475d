/** choose-client: the attached clients, with what they see. */
import { activePane, currentWindow, fillTemplate, type PaneId, paneId, type Rect } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { Canvas } from './canvas.js';
import type { ChooserItem } from './chooser-model.js';
import type { ChooserList, ChooserOrder, ChooserSource, ListSourceParts, SourceKey } from './chooser-source.js';
import { expandWith, isTrueWith } from './expand-with.js';
import { hasWords, isFormat } from './filter.js';
import { drawWindow } from './screen-preview.js';
import { usualShortcut } from './shortcuts.js';

const usual = 'session #{client_session} [#{client_width}x#{client_height} #{client_termname}]';

export class ClientSource implements ChooserSource {
  readonly mode = 'client-mode';
  readonly noun = 'client';
  readonly sorts = ['name', 'size', 'activity'];
  readonly #parts: ListSourceParts;

  constructor(parts: ListSourceParts) {
    this.#parts = parts;
  }

  readonly keys: Readonly<Record<string, SourceKey>> = {
    d: this.#key('Detach the client', "detach-client -t '%%'", false),
    D: this.#key('Detach what is tagged', "detach-client -t '%%'", true),
    x: this.#key('Detach the client and hang up its parent', "detach-client -P -t '%%'", false),
    X: this.#key('Detach what is tagged and hang up the parents', "detach-client -P -t '%%'", true),
    z: this.#key('Suspend the client', "suspend-client -t '%%'", false),
    Z: this.#key('Suspend what is tagged', "suspend-client -t '%%'", true),
  };

  list(order: ChooserOrder, filter: string): ChooserList {
    const clients = sorted(this.#parts.services.clients.all, order);
    const chosen = clients.filter((c) => this.#matches(c, filter.trim()));
    const matches = chosen.length > 0 || filter.trim() === '';
    return { items: (matches ? chosen : clients).map((c) => this.#item(c)), matches };
  }

  shortcut(line: number, item: ChooserItem): string {
    const { keyFormat } = this.#parts;
    const client = this.#client(item);
    if (keyFormat === undefined || client === undefined) return usualShortcut(line);
    return this.#expand(keyFormat, client, { line: String(line) });
  }

  preview(canvas: Canvas, rect: Rect, item: ChooserItem): void {
    const { store, panes } = this.#parts.services;
    const client = this.#client(item);
    const window = client === undefined ? undefined : currentWindow(store.model, client.session);
    if (window === undefined) return;
    drawWindow(canvas, rect, window, (id) => ({
      screen: panes.get(paneId(id))?.emulator,
      name: store.model.panes.get(paneId(id))?.title ?? '',
    }));
  }

  shows(item: ChooserItem, pane: PaneId): boolean {
    const { model } = this.#parts.services.store;
    const client = this.#client(item);
    const window = client === undefined ? undefined : currentWindow(model, client.session);
    return window !== undefined && model.panes.get(pane)?.window === window.id;
  }

  commandFor(item: ChooserItem, template: string | undefined): string {
    return fillTemplate(template ?? "detach-client -t '%%'", [item.name]);
  }

  run(command: string): void {
    this.#parts.run(command);
  }

  #client(item: ChooserItem): AttachedClient | undefined {
    return this.#parts.services.clients.all.find((c) => String(c.id) === item.id);
  }

  #item(client: AttachedClient): ChooserItem {
    const text = this.#expand(this.#parts.format ?? usual, client, {});
    return { id: String(client.id), name: nameOf(client), text, children: [], expanded: false };
  }

  #matches(client: AttachedClient, filter: string): boolean {
    const { services, here } = this.#parts;
    if (filter === '') return true;
    if (isFormat(filter)) return isTrueWith(services, here, filter, this.#variables(client));
    return hasWords(Object.values(this.#variables(client)).join(' '), filter);
  }

  #expand(format: string, client: AttachedClient, more: Readonly<Record<string, string>>): string {
    const { services, here } = this.#parts;
    const { model } = services.store;
    const window = currentWindow(model, client.session);
    const pane = activePane(model, client.session);
    const index = model.sessions.get(client.session)?.current ?? here.index;
    const place =
      window === undefined || pane === undefined ? here : { session: client.session, index, window: window.id, pane: pane.id };
    return expandWith(services, place, format, { ...this.#variables(client), ...more });
  }

  #variables(client: AttachedClient): Record<string, string> {
    const { terminal, pid } = client.hello;
    return {
      client_name: nameOf(client),
      client_tty: terminal?.tty ?? '',
      client_pid: String(pid),
      client_termname: terminal?.term ?? '',
      client_width: String(client.size.cols),
      client_height: String(client.size.rows),
      client_session: this.#parts.services.store.model.sessions.get(client.session)?.name ?? '',
    };
  }

  #key(help: string, template: string, onTagged: boolean): SourceKey {
    return {
      help,
      on: onTagged ? 'tagged' : 'current',
      leaves: false,
      run: (items) => {
        for (const item of items) this.run(this.commandFor(item, template));
      },
    };
  }
}

/** What commands call it. */
const nameOf = ({ hello }: AttachedClient): string => {
  const tty = hello.terminal?.tty ?? '';
  return tty === '' ? hello.name : tty;
};

function sorted(all: readonly AttachedClient[], { field, reversed }: ChooserOrder): AttachedClient[] {
  const list = all.toSorted((a, b) => {
    if (field === 'size') return a.size.cols * a.size.rows - b.size.cols * b.size.rows;
    if (field === 'activity') return b.lastActiveMs - a.lastActiveMs;
    return nameOf(a) < nameOf(b) ? -1 : 1;
  });
  return reversed ? list.reverse() : list;
}
