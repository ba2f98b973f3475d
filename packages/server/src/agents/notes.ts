/** Lines from agents to people: shown as they are, nothing in them is expanded. Owns how often a pane may say something. */
import { err, formatPaneId, ok, type PaneId, type Result } from '@ccmux/core';
import type { Alerts } from '../alerts/alerts.js';
import type { ClientRegistry } from '../clients/client-registry.js';
import type { Agents } from './agents.js';
import type { AgentContext } from './context.js';
import type { Door } from './request.js';
import { visible } from './visible.js';

const longest = 200;
/** A pane that has more to say may write it into its own terminal. */
const pauseMs = 5000;

export interface NotePorts extends Pick<AgentContext, 'store' | 'clock'> {
  readonly agents: Agents;
  readonly alerts: Alerts;
  readonly clients: ClientRegistry;
}

export class Notes {
  readonly #ports: NotePorts;
  readonly #saidAt = new Map<PaneId, number>();

  constructor(ports: NotePorts) {
    this.#ports = ports;
  }

  /** At how many terminals it is shown; or why not, for the agent. */
  tell(from: PaneId, door: Door, words: string): Result<number, string> {
    const { agents, alerts, clients, clock, store } = this.#ports;
    const last = this.#saidAt.get(from);
    if (last !== undefined && clock.now() - last < pauseMs) return err(`one line in ${pauseMs / 1000} seconds is allowed`);
    for (const pane of this.#saidAt.keys()) if (!store.model.panes.has(pane)) this.#saidAt.delete(pane);
    this.#saidAt.set(from, clock.now());
    const name = store.model.agents.children.get(from)?.name ?? store.model.claude.get(from)?.name ?? '';
    const who = `${visible(name)} ${formatPaneId(from)}`.trim();
    const text = visible(words).slice(0, longest);
    agents.audit('told', { from: formatPaneId(from), door, text });
    const looking = clients.all.filter(({ hello }) => hello.control !== true);
    for (const client of looking) {
      client.showMessage(`${who}: ${text}`);
      client.notify(who, text);
    }
    alerts.bell(from);
    return ok(looking.length);
  }
}
