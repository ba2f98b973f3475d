/**
 * Runs something in panes whose program is gone, where the option `restore-command` says so: so many in a second, one pane
 * after the other. A pane gets it once in the life of a server, a conversation with Claude some times: what took everything
 * down with it would do so again.
 */
import { formatPaneId, numberOption, optionAt, type PaneId } from '@ccmux/core';
import type { Timer } from '../clock.js';
import { placeOfPane } from '../formats/places.js';
import type { Services } from '../services.js';
import { shellCommand } from './lost-pane.js';
import { respawnPane } from './respawn-pane.js';

const batchMs = 1000;
const mostConversations = 20;

export class RunRestored {
  readonly #services: Services;
  /** How often each pane had something run. */
  readonly #seen = new Map<PaneId, number>();
  #line: PaneId[] = [];
  #timer: Timer | undefined;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Looks at all panes that wait for a program. */
  begin(): void {
    for (const [id, pane] of this.#services.store.model.panes) {
      const times = this.#seen.get(id) ?? 0;
      if (pane.dead?.isLost !== true || times >= this.#most(id)) continue;
      this.#seen.set(id, times + 1);
      if (this.#wish(id) !== 'ask') this.#line.push(id);
    }
    if (this.#timer === undefined) this.#batch();
  }

  end(): void {
    this.#timer?.cancel();
    this.#line = [];
  }

  #batch(): void {
    this.#timer = undefined;
    if (this.#line.length === 0) return;
    const count = numberOption(this.#services.store.model, 'restore-limit', {});
    for (const id of this.#line.splice(0, count)) void this.#run(id);
    this.#timer = this.#services.clock.after(batchMs, () => this.#batch());
  }

  /** A conversation outlives more than one loss of what holds its terminal: only a pane that brings that about is to be stopped. */
  #most(id: PaneId): number {
    return this.#services.store.model.claude.has(id) ? mostConversations : 1;
  }

  #wish(id: PaneId): string {
    const { model } = this.#services.store;
    const at = { pane: id, window: model.panes.get(id)?.window };
    const wish = optionAt(model, 'restore-command', at);
    const conversation = model.claude.get(id);
    if (conversation === undefined) return wish;
    // A stopped one stays stopped, and a shell in its place would forget it.
    const goesOn = wish === 'run' || optionAt(model, 'claude-restore', at) === 'resume';
    return goesOn && conversation.desired === 'running' ? 'run' : 'ask';
  }

  async #run(id: PaneId): Promise<void> {
    const { store, log } = this.#services;
    const at = placeOfPane(store.model, id);
    const wish = this.#wish(id);
    // Meanwhile somebody may have decided about it.
    if (at === undefined || wish === 'ask' || store.model.panes.get(id)?.dead?.isLost !== true) return;
    const command = wish === 'shell' ? [shellCommand] : [];
    const run = await respawnPane(this.#services, { at, cwd: undefined, extraEnv: {}, command });
    if (!run.ok) log.warn({ ev: 'pane.not-restored', pane: formatPaneId(id), error: run.error });
  }
}
