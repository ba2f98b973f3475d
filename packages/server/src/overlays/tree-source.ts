/** choose-tree: sessions, windows and panes, with their live screens. */
import { fillTemplate, type PaneId, type Place, paneId, panesOf, type Rect, windowsOf } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import type { Services } from '../services.js';
import type { Canvas } from './canvas.js';
import type { ChooserItem } from './chooser-model.js';
import type { ChooserList, ChooserOrder, ChooserSource, SourceKey } from './chooser-source.js';
import { expandWith } from './expand-with.js';
import { drawColumns, drawScreen, drawWindow, type PreviewScreen } from './screen-preview.js';
import { usualShortcut } from './shortcuts.js';
import { TreeItems, type TreeOptions } from './tree-items.js';

export interface TreeSourceParts {
  readonly services: Services;
  readonly options: TreeOptions;
  /** `-K`; undefined for digits and letters. */
  readonly keyFormat: string | undefined;
  /** Where the chooser was opened. */
  readonly here: Place;
  run(command: string): void;
}

/** Names that are the same in quotes of any kind, and without. */
const harmless = /^[\p{L}\p{N}_.+@%/-]+$/u;

export class TreeSource implements ChooserSource {
  readonly mode = 'tree-mode';
  readonly noun = 'session, window or pane';
  readonly sorts = ['index', 'name', 'time'];
  readonly #parts: TreeSourceParts;
  readonly #items: TreeItems;

  constructor(parts: TreeSourceParts) {
    this.#parts = parts;
    this.#items = new TreeItems(parts.services, parts.options);
  }

  readonly keys: Readonly<Record<string, SourceKey>> = {
    x: this.#killKey(false),
    X: this.#killKey(true),
    m: this.#markKey('Mark the pane', (item) => this.#items.placeOf(item)?.place),
    M: this.#markKey('Take the mark away', () => undefined),
  };

  list(order: ChooserOrder, filter: string): ChooserList {
    const here = this.#parts.here.session;
    const items = this.#items.list(order, filter, here);
    if (items.length > 0 || filter === '') return { items, matches: true };
    return { items: this.#items.list(order, '', here), matches: false };
  }

  shortcut(line: number, item: ChooserItem): string {
    const { keyFormat, services } = this.#parts;
    const tree = this.#items.placeOf(item);
    if (keyFormat === undefined || tree === undefined) return usualShortcut(line);
    return expandWith(services, tree.place, keyFormat, { line: String(line), [`${tree.kind}_format`]: '1' });
  }

  /** The item that stands for where the chooser was opened. */
  currentId(): string {
    const { here, options } = this.#parts;
    const { model } = this.#parts.services.store;
    if (options.collapsed === 'sessions') return `$${here.session}`;
    const window = model.windows.get(here.window);
    const isSingle = window === undefined || panesOf(window.layout).length === 1;
    if (options.collapsed === 'windows' || isSingle) return `@${here.window} ${here.session}:${here.index}`;
    return `%${here.pane} ${here.session}:${here.index}`;
  }

  commandFor(item: ChooserItem, template: string | undefined): string {
    return template === undefined
      ? `switch-client -Zt '${this.#target(item)}'`
      : fillTemplate(template, [this.#namedTarget(item)]);
  }

  run(command: string): void {
    this.#parts.run(command);
  }

  shows(item: ChooserItem, pane: PaneId): boolean {
    const tree = this.#items.placeOf(item);
    const { model } = this.#parts.services.store;
    switch (tree?.kind) {
      case undefined:
        return false;
      case 'pane':
        return tree.place.pane === pane;
      case 'window':
        return model.panes.get(pane)?.window === tree.place.window;
      case 'session': {
        const windows = model.sessions.get(tree.place.session)?.windows.values() ?? [];
        return [...windows].some((id) => model.windows.get(id)?.active === pane);
      }
    }
  }

  preview(canvas: Canvas, rect: Rect, item: ChooserItem, scroll: number): void {
    const tree = this.#items.placeOf(item);
    const { model } = this.#parts.services.store;
    switch (tree?.kind) {
      case undefined:
        return;
      case 'pane': {
        const screen = this.#screen(tree.place.pane);
        if (screen !== undefined) drawScreen(canvas, rect, screen);
        return;
      }
      case 'window': {
        const window = model.windows.get(tree.place.window);
        if (window === undefined) return;
        return drawWindow(canvas, rect, window, (id) => {
          const place = { ...tree.place, pane: paneId(id) };
          const name = expandAt(this.#parts.services, place, '#{pane_index}:#{pane_current_command}');
          return { screen: this.#screen(paneId(id)), name };
        });
      }
      case 'session':
        return this.#previewSession(canvas, rect, tree.place, scroll);
    }
  }

  /** Its windows side by side, the current one first to be seen. */
  #previewSession(canvas: Canvas, rect: Rect, place: Place, scroll: number): void {
    const { model } = this.#parts.services.store;
    const session = model.sessions.get(place.session);
    if (session === undefined) return;
    const windows = windowsOf(session);
    const current = windows.findIndex(([index]) => index === session.current);
    const columns = windows.map(([index, id]) => {
      const window = model.windows.get(id);
      const screen = window === undefined ? undefined : this.#screen(window.active);
      const draw = (at: Rect): void => {
        if (screen !== undefined) drawScreen(canvas, at, screen);
      };
      return { name: `${index}:${window?.name ?? ''}`, current: index === session.current, draw };
    });
    drawColumns(canvas, rect, columns, Math.max(0, current - 1) + scroll);
  }

  #screen(pane: PaneId): PreviewScreen | undefined {
    return this.#parts.services.panes.get(pane)?.emulator;
  }

  /** As tmux gives it to templates, unless the name could end the word that it is put into. */
  #namedTarget(item: ChooserItem): string {
    const target = this.#target(item);
    const session = this.#items.placeOf(item)?.place.session;
    const name = session === undefined ? '' : (this.#parts.services.store.model.sessions.get(session)?.name ?? '');
    return harmless.test(name) ? target.replace(/^\$\d+/, () => `=${name}`) : target;
  }

  /** As commands take it. */
  #target(item: ChooserItem): string {
    const tree = this.#items.placeOf(item);
    if (tree === undefined) return '';
    const { session, index, pane } = tree.place;
    const parts = { session: `$${session}:`, window: `$${session}:${index}.`, pane: `$${session}:${index}.%${pane}` };
    return parts[tree.kind];
  }

  #killKey(onTagged: boolean): SourceKey {
    return {
      help: onTagged ? 'Kill what is tagged' : 'Kill the session, window or pane',
      on: onTagged ? 'tagged' : 'current',
      leaves: false,
      question: (items) => (onTagged ? `Kill ${items.length} tagged? (y/n) ` : `Kill ${this.#nameOf(items[0])}? (y/n) `),
      run: (items) => {
        for (const item of items) {
          const kind = this.#items.placeOf(item)?.kind;
          if (kind !== undefined) this.run(`kill-${kind} -t '${this.#target(item)}'`);
        }
      },
    };
  }

  #markKey(help: string, markedBy: (item: ChooserItem) => Place | undefined): SourceKey {
    return {
      help,
      on: 'current',
      leaves: false,
      run: ([item]) => {
        const place = item && markedBy(item);
        const mark = place && { session: place.session, index: place.index, pane: place.pane };
        this.#parts.services.store.apply({ kind: 'pane-marked', mark });
      },
    };
  }

  #nameOf(item: ChooserItem | undefined): string {
    const kind = item === undefined ? undefined : this.#items.placeOf(item)?.kind;
    return `${kind ?? ''} ${item?.name ?? ''}`;
  }
}
