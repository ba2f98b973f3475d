/**
 * A chooser over a pane or the window: a tree, a preview that lives, and keys that choose. Owns what keys do and the line
 * that is typed into; what there is to choose, and what becomes of it, is its source's.
 */
import { bindingKey, type KeyName, type PaneId, type Rect } from '@ccmux/core';
import type { Cursor, Row } from '@ccmux/term';
import type { Surface, SurfaceMouse, SurfacePort, SurfaceSpace } from '../clients/surface.js';
import type { Canvas } from './canvas.js';
import { ChooserInput } from './chooser-input.js';
import { type ChooserAction, chooserKeys } from './chooser-keys.js';
import { listHeight, nextPreview, type PreviewKind } from './chooser-layout.js';
import { ChooserListing } from './chooser-listing.js';
import type { ChooserItem, ChooserModel } from './chooser-model.js';
import { isMove, moveIn, type OtherAction } from './chooser-moves.js';
import { drawChooser } from './chooser-picture.js';
import type { ChooserOrder, ChooserSource, SourceKey } from './chooser-source.js';
import type { ChooserLook } from './chooser-view.js';
import { isKey } from './shortcuts.js';

export interface ChooserParts {
  readonly source: ChooserSource;
  readonly order: ChooserOrder;
  readonly filter: string;
  readonly preview: PreviewKind;
  /** The item that is current at first. */
  readonly current: string | undefined;
  readonly template: string | undefined;
  /** Nobody wants to be asked. */
  readonly skipsQuestions: boolean;
  place(space: SurfaceSpace): Rect | undefined;
  look(): ChooserLook;
  onClosed(): void;
}

const usualHints = [
  { keys: 'f', label: 'filter' },
  { keys: '?', label: 'help' },
  { keys: 'q', label: 'leave' },
];

export class Chooser implements Surface {
  readonly name: string;
  readonly layer = 'mode';
  readonly followsMouse = false;
  readonly hints: Surface['hints'];
  readonly modes = undefined;
  readonly #port: SurfacePort;
  readonly #parts: ChooserParts;
  readonly #listing: ChooserListing;
  readonly #input = new ChooserInput();
  #preview: PreviewKind;
  #scroll = 0;
  #search = '';
  #showsHelp = false;
  #size = { cols: 0, rows: 0 };
  #canvas: Canvas | undefined;
  #cursorX = 0;

  constructor(port: SurfacePort, parts: ChooserParts) {
    this.#port = port;
    this.#parts = parts;
    this.name = parts.source.mode;
    this.hints = [{ keys: 'Enter', label: 'choose' }, ...(parts.source.hints ?? []), ...usualHints];
    this.#preview = parts.preview;
    this.#listing = new ChooserListing(parts.source, parts.order, parts.filter, parts.current);
  }

  /** Nothing is there to choose. */
  get isEmpty(): boolean {
    return this.#listing.isEmpty;
  }

  place(space: SurfaceSpace): Rect | undefined {
    const rect = this.#parts.place(space);
    if (rect === undefined) return undefined;
    if (rect.width !== this.#size.cols || rect.height !== this.#size.rows) this.#canvas = undefined;
    this.#size = { cols: rect.width, rows: rect.height };
    return rect;
  }

  row(y: number): Row {
    this.#canvas ??= this.#draw();
    return this.#canvas.row(y);
  }

  get cursor(): Cursor | undefined {
    if (this.#input.line === undefined) return undefined;
    return { x: this.#cursorX, y: this.#size.rows - 1, visible: true, shape: undefined, blink: false };
  }

  key(key: KeyName, _raw: Uint8Array, type: 1 | 2 | 3): boolean {
    if (type === 3) return true;
    this.#fresh();
    const name = bindingKey(key);
    if (this.#showsHelp) this.#showsHelp = false;
    else if (!this.#input.key(name)) this.#listKey(name);
    this.#changed();
    return true;
  }

  paste(bytes: Uint8Array): void {
    this.#input.insert(new TextDecoder().decode(bytes));
    this.#changed();
  }

  mouse(event: SurfaceMouse): void {
    this.#fresh();
    if (event.action === 'wheel') {
      if (event.button === 4 && this.#model.current > 0) this.#model.move(-1);
      if (event.button === 5 && this.#model.current < this.#model.lines.length - 1) this.#model.move(1);
      return this.#changed();
    }
    if (event.action !== 'down' || event.button !== 1 || event.y < 0 || event.y >= this.#listRows) return;
    const index = this.#model.offset + event.y;
    if (index === this.#model.current) return this.#choose();
    this.#model.goto(index);
    this.#changed();
  }

  paneChanged(pane: PaneId): void {
    const { item } = this.#model;
    const first = this.#listRows;
    if (item === undefined || first >= this.#size.rows || !this.#parts.source.shows(item, pane)) return;
    this.#canvas = undefined;
    this.#port.changed({ first, last: this.#size.rows - 1 });
  }

  modelChanged(): void {
    this.#listing.invalidate();
    this.#changed();
  }

  closed(): void {
    this.#parts.onClosed();
  }

  #changed(): void {
    this.#canvas = undefined;
    this.#port.changed();
  }

  #fresh(): void {
    this.#listing.refresh();
    if (this.isEmpty) this.#port.close();
  }

  get #model(): ChooserModel {
    return this.#listing.model;
  }

  get #listRows(): number {
    return listHeight(this.#size.rows, this.#model.lines.length, this.#preview);
  }

  #listKey(key: KeyName): void {
    const { source } = this.#parts;
    const index = this.#model.lines.findIndex(({ item }, i) => isKey(source.shortcut(i, item), key));
    const own = Object.hasOwn(source.keys, key) ? source.keys[key] : undefined;
    if (index >= 0) {
      this.#model.goto(index);
      this.#choose();
    } else if (own !== undefined) this.#sourceKey(own);
    else if (Object.hasOwn(chooserKeys, key)) this.#act(chooserKeys[key]!);
  }

  #choose(): void {
    const { item } = this.#model;
    const { source, template } = this.#parts;
    if (item === undefined) return;
    const command = source.commandFor(item, template);
    this.#port.close();
    source.run(command);
  }

  #sourceKey({ question, on, leaves, run }: SourceKey): void {
    const { item, tagged } = this.#model;
    const isOnTagged = on === 'tagged' || (on === 'tagged-or-current' && tagged.length > 0);
    const items = isOnTagged ? tagged : item === undefined ? [] : [item];
    if (items.length === 0) return;
    const act = (): void => {
      if (leaves) this.#port.close();
      run(items);
      this.#listing.invalidate();
      this.#fresh();
    };
    if (question === undefined || this.#parts.skipsQuestions) act();
    else this.#input.ask(question(items), act);
  }

  #act(action: ChooserAction): void {
    const model = this.#model;
    const actions: Readonly<Record<OtherAction, () => void>> = {
      choose: () => this.#choose(),
      leave: () => this.#port.close(),
      start: () => this.#parts.current !== undefined && model.select(this.#parts.current),
      search: () => this.#searchFor(1),
      'search-back': () => this.#searchFor(-1),
      'search-next': () => model.search(this.#search, 1),
      'search-previous': () => model.search(this.#search, -1),
      filter: () => this.#typeFilter(),
      sort: () => this.#listing.nextSort(),
      reverse: () => this.#listing.reverse(),
      preview: () => {
        this.#preview = nextPreview[this.#preview];
      },
      'preview-left': () => {
        this.#scroll--;
      },
      'preview-right': () => {
        this.#scroll++;
      },
      help: () => {
        this.#showsHelp = true;
      },
      command: () => this.#typeCommand(),
    };
    if (action !== 'preview-left' && action !== 'preview-right') this.#scroll = 0;
    if (isMove(action)) moveIn(model, action);
    else actions[action]();
  }

  #searchFor(direction: 1 | -1): void {
    this.#input.open(direction === 1 ? '(search) ' : '(search up) ', '', {
      onText: () => {},
      onEnd: (text) => {
        if (text === undefined || text === '') return;
        this.#search = text;
        this.#model.search(text, direction);
      },
    });
  }

  /** The list follows as the filter is typed; giving up brings back the one before. */
  #typeFilter(): void {
    const before = this.#listing.filter;
    this.#input.open('(filter) ', before, {
      onText: (text) => this.#listing.setFilter(text),
      onEnd: (text) => this.#listing.setFilter(text ?? before),
      onMove: (by) => this.#model.move(by),
    });
  }

  #typeCommand(): void {
    const { source } = this.#parts;
    const { item } = this.#model;
    const { tagged } = this.#model;
    const items: readonly ChooserItem[] = tagged.length > 0 ? tagged : item === undefined ? [] : [item];
    this.#input.open(tagged.length > 0 ? `(${tagged.length} tagged) ` : '(current) ', '', {
      onText: () => {},
      onEnd: (text) => {
        if (text === undefined || text === '') return;
        for (const one of items) source.run(source.commandFor(one, text));
        this.#listing.invalidate();
        this.#fresh();
      },
    });
  }

  #draw(): Canvas {
    this.#listing.refresh();
    const { canvas, cursorX } = drawChooser({
      size: this.#size,
      source: this.#parts.source,
      model: this.#model,
      listRows: this.#listRows,
      order: this.#listing.order,
      filter: this.#listing.filter,
      matches: this.#listing.matches,
      scroll: this.#scroll,
      showsHelp: this.#showsHelp,
      line: this.#input.line,
      look: this.#parts.look(),
    });
    this.#cursorX = cursorX;
    return canvas;
  }
}
