/**
 * What a chooser lists: its source's items in an order and through a filter, and the tree made of them. Owns both and
 * whether they are still true; what is typed, and what is drawn, is the chooser's.
 */
import { ChooserModel } from './chooser-model.js';
import type { ChooserOrder, ChooserSource } from './chooser-source.js';
import { hasWords, isFormat } from './filter.js';

export class ChooserListing {
  readonly model = new ChooserModel();
  readonly #source: ChooserSource;
  #order: ChooserOrder;
  #filter: string;
  #matches = true;
  #stale = false;

  /** `current`: the item that is current at first. */
  constructor(source: ChooserSource, order: ChooserOrder, filter: string, current: string | undefined) {
    this.#source = source;
    this.#order = order;
    this.#filter = filter;
    this.#list();
    if (current === undefined || this.model.select(current) || filter === '') return;
    const first = this.model.lines.find(({ depth }) => depth > 0);
    if (first !== undefined) this.model.select(first.item.id);
  }

  get order(): ChooserOrder {
    return this.#order;
  }

  get filter(): string {
    return this.#filter;
  }

  /** False: the filter would leave nothing, and is ignored. */
  get matches(): boolean {
    return this.#matches;
  }

  get isEmpty(): boolean {
    return this.model.lines.length === 0;
  }

  /** What there is to choose may be different: it is listed anew before it is looked at. */
  invalidate(): void {
    this.#stale = true;
  }

  refresh(): void {
    if (this.#stale) this.#list();
  }

  nextSort(): void {
    const { sorts } = this.#source;
    const { field } = this.#order;
    this.#reorder({ ...this.#order, field: sorts[(sorts.indexOf(field) + 1) % sorts.length] ?? field });
  }

  reverse(): void {
    this.#reorder({ ...this.#order, reversed: !this.#order.reversed });
  }

  /** Makes the first item current that has all the words of the filter. */
  setFilter(filter: string): void {
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.#list();
    if (!this.#matches || filter.trim() === '' || isFormat(filter)) return;
    const best = this.model.lines.find(({ item }) => hasWords(`${item.name} ${item.text}`, filter.trim()));
    if (best !== undefined) this.model.select(best.item.id);
  }

  #reorder(order: ChooserOrder): void {
    this.#order = order;
    this.#list();
  }

  #list(): void {
    this.#stale = false;
    const { items, matches } = this.#source.list(this.#order, this.#filter);
    this.#matches = matches;
    this.model.setItems(items);
  }
}
