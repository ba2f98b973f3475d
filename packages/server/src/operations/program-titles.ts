/**
 * Titles that programs give their panes. A program may say its title before its pane is in the model: it is kept until then.
 * Owns those; refuses them where the option `allow-set-title` is off.
 */
import { flagOption, type PaneId } from '@ccmux/core';
import type { Services } from '../services.js';

export class ProgramTitles {
  readonly #services: Services;
  /** Of panes that are not in the model, and may never be: popups. Bounded by them. */
  readonly #early = new Map<PaneId, string>();

  constructor(services: Services) {
    this.#services = services;
    services.store.subscribe(() => this.#arrive());
  }

  said(pane: PaneId, title: string): void {
    const { store } = this.#services;
    const there = store.model.panes.get(pane);
    if (there === undefined) this.#early.set(pane, title);
    else if (flagOption(store.model, 'allow-set-title', { pane, window: there.window }))
      store.apply({ kind: 'pane-titled', pane, title });
  }

  #arrive(): void {
    const { store, panes, clock } = this.#services;
    for (const [pane, title] of this.#early) {
      if (store.model.panes.has(pane)) clock.soon(() => this.said(pane, title));
      else if (panes.get(pane) !== undefined) continue;
      this.#early.delete(pane);
    }
  }
}
