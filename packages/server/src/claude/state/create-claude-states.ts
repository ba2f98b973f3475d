/** The states of Claudes among the rest of the server: what they follow of it. Holds no logic beyond that wiring. */
import { stateText } from '@ccmux/claude';
import type { ClientRegistry } from '../../clients/client-registry.js';
import type { Clock } from '../../clock.js';
import type { Logger } from '../../log.js';
import type { ModelStore } from '../../model/store.js';
import type { PaneRegistry } from '../../panes/pane-registry.js';
import { ClaudeStates } from './claude-states.js';
import { ownRules } from './own-rules.js';
import { isShown } from './shown.js';

interface Ports {
  readonly store: ModelStore;
  readonly panes: PaneRegistry;
  readonly clients: ClientRegistry;
  readonly clock: Clock;
  readonly log: Logger;
  readonly spoolFolder?: string | undefined;
}

export function createClaudeStates({ store, panes, clients, clock, log, spoolFolder }: Ports): ClaudeStates {
  const states = new ClaudeStates({
    clock,
    spoolFolder,
    runtime: (pane) => panes.get(pane),
    isShown: (pane) => isShown(store.model, clients.all, pane),
    rules: ownRules(store, log),
    title: (pane) => store.model.panes.get(pane)?.title,
  });
  states.subscribe(({ pane, before, after }) => {
    const [from, to] = [before, after].map((status) => (status === undefined ? 'none' : stateText(status.state)));
    if (from !== to) log.info({ ev: 'claude.state', pane, from, to, source: states.explain(pane)?.source });
  });
  store.subscribe((event, before) => {
    if (event.kind === 'pane-respawned') states.forget(event.pane);
    if (before.panes !== store.model.panes && before.panes.size > 0) {
      for (const { pane } of states.all) if (!store.model.panes.has(pane)) states.forget(pane);
    }
    if (before.windows !== store.model.windows || before.sessions !== store.model.sessions) states.lookedAround();
  });
  clients.listen(() => states.lookedAround());
  return states;
}
