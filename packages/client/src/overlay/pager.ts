/** A page of text that is scrolled, searched and filtered. Pure: keys in, position out; draws nothing. */
import { LineEditor } from './line-editor.js';

export type PagerOutcome = 'open' | 'closed';

/** Columns that Left and Right move by. */
const sideStep = 8;

export class Pager {
  readonly title: string;
  readonly #all: readonly string[];
  #lines: readonly string[];
  #height = 1;
  #top = 0;
  #left = 0;
  #typing: { readonly what: 'search' | 'filter'; readonly editor: LineEditor } | undefined;
  #filter = '';
  #wanted = '';
  #failed = false;
  /** The line that the last search ended at. */
  #found = -1;

  constructor(title: string, lines: readonly string[]) {
    this.title = title;
    this.#all = lines;
    this.#lines = lines;
  }

  /** Those that have the filter's words in them. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** The words that every line shown has in it, '' for none. */
  get filter(): string {
    return this.#filter;
  }

  /** First line shown. */
  get top(): number {
    return this.#top;
  }

  /** Columns scrolled off to the left. */
  get left(): number {
    return this.#left;
  }

  /** What was searched for last, '' for nothing. */
  get wanted(): string {
    return this.#wanted;
  }

  /** The search or filter that is being typed. */
  get typing(): LineEditor | undefined {
    return this.#typing?.editor;
  }

  /** The last search found nothing. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Lines that fit; the position is kept within the text. */
  setHeight(height: number): void {
    this.#height = Math.max(1, height);
    this.#scrollTo(this.#top);
  }

  scroll(lines: number): void {
    this.#scrollTo(this.#top + lines);
  }

  insert(text: string): void {
    this.#typing?.editor.insert(text);
    this.#followFilter();
  }

  /** A key by its canonical name. */
  key(name: string): PagerOutcome {
    if (this.#typing !== undefined) {
      if (this.#typing.what === 'search') this.#searchKey(this.#typing.editor, name);
      else this.#filterKey(this.#typing.editor, name);
      return 'open';
    }
    this.#failed = false;
    if (closers.has(name)) return 'closed';
    const move = moves[name];
    if (move !== undefined) this.#scrollTo(move(this.#top, this.#height, this.lines.length));
    else if (name === '/') this.#open('search', new LineEditor('/', '', this.#wanted === '' ? [] : [this.#wanted]));
    else if (name === 'f') this.#open('filter', new LineEditor('(filter) ', this.#filter, []));
    else if (name === 'n') this.#find(1);
    else if (name === 'N') this.#find(-1);
    else if (name === 'Left') this.#left = Math.max(0, this.#left - sideStep);
    else if (name === 'Right') this.#left += sideStep;
    return 'open';
  }

  #open(what: 'search' | 'filter', editor: LineEditor): void {
    this.#typing = { what, editor };
  }

  /** The lines follow every key; giving up shows them all again. */
  #filterKey(editor: LineEditor, name: string): void {
    const outcome = editor.key(name);
    this.#followFilter();
    if (outcome === 'editing') return;
    this.#typing = undefined;
    if (outcome === 'cancelled') this.#setFilter('');
  }

  #followFilter(): void {
    if (this.#typing?.what === 'filter') this.#setFilter(this.#typing.editor.text.trim());
  }

  #setFilter(filter: string): void {
    if (filter === this.#filter) return;
    this.#filter = filter;
    const words = filter.toLowerCase().split(/\s+/);
    this.#lines = filter === '' ? this.#all : this.#all.filter((line) => words.every((w) => line.toLowerCase().includes(w)));
    this.#scrollTo(0);
  }

  #searchKey(search: LineEditor, name: string): void {
    const outcome = search.key(name);
    if (outcome === 'editing') return;
    this.#typing = undefined;
    if (outcome === 'cancelled' || search.text === '') return;
    this.#wanted = search.text;
    this.#find(0);
  }

  /** The next line with the text, in `direction`; 0: forward, from the first line shown. Goes around at the ends. */
  #find(direction: -1 | 0 | 1): void {
    const { length } = this.lines;
    if (this.#wanted === '' || length === 0) return;
    const wanted = this.#wanted.toLowerCase();
    const step = direction === -1 ? -1 : 1;
    for (let i = direction === 0 ? 0 : 1; i <= length; i++) {
      const at = (((this.#from(direction) + step * i) % length) + length) % length;
      if (!this.lines[at]!.toLowerCase().includes(wanted)) continue;
      this.#found = at;
      this.#scrollTo(at);
      return;
    }
    this.#failed = true;
  }

  /** Where the last search ended, if it is still on the screen: matches near the end cannot be scrolled to the top. */
  #from(direction: -1 | 0 | 1): number {
    const shown = this.#found >= this.#top && this.#found < this.#top + this.#height;
    return direction !== 0 && shown ? this.#found : this.#top;
  }

  #scrollTo(top: number): void {
    this.#top = Math.max(0, Math.min(top, this.lines.length - this.#height));
  }
}

const closers: ReadonlySet<string> = new Set(['q', 'Escape', 'C-[', 'C-c', 'C-g', 'Enter']);

/** The new first line, from the old one, the height of the page and the length of the text. */
type Move = (top: number, height: number, length: number) => number;
const down: Move = (top) => top + 1;
const up: Move = (top) => top - 1;
const pageDown: Move = (top, height) => top + height;
const pageUp: Move = (top, height) => top - height;

const moves: Readonly<Record<string, Move>> = {
  j: down,
  Down: down,
  'C-n': down,
  'C-e': down,
  k: up,
  Up: up,
  'C-p': up,
  'C-y': up,
  NPage: pageDown,
  'C-f': pageDown,
  Space: pageDown,
  ' ': pageDown,
  PPage: pageUp,
  'C-b': pageUp,
  b: pageUp,
  'C-d': (top, height) => top + Math.ceil(height / 2),
  'C-u': (top, height) => top - Math.ceil(height / 2),
  g: () => 0,
  Home: () => 0,
  G: (_, height, length) => length - height,
  End: (_, height, length) => length - height,
};
