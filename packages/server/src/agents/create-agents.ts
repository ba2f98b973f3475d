/** The supervision of agents among the rest of the server. Holds no logic beyond that wiring. */
import type { Services } from '../services.js';
import { Agents } from './agents.js';
import { askPeople } from './ask-people.js';
import { followConversations } from './follow-conversations.js';
import { AgentLimits, type LimitDeps } from './limits/agent-limits.js';
import type { LimitPorts } from './limits/ports.js';
import { nodeAgentPorts } from './node-ports.js';
import type { AgentPorts } from './ports.js';

export const createAgents = (ports: AgentPorts | undefined, services: () => Services, clock: Services['clock']): Agents =>
  new Agents(ports ?? nodeAgentPorts(undefined), services, clock);

/** Without ports nothing that agents start is limited. */
export const createLimits = (ports: LimitPorts | undefined, deps: LimitDeps): AgentLimits | undefined =>
  ports === undefined ? undefined : new AgentLimits(ports, deps);

/** Returns what ends it. */
export function followAgents(services: Services): () => void {
  const { agents, limits, store } = services;
  store.subscribe((event, before) => {
    const isOther = before.panes !== store.model.panes || before.agents !== store.model.agents;
    if (isOther || event.kind === 'option-changed') limits?.changed();
    if (event.kind === 'pane-died' && event.death.isLost === true) services.clock.soon(() => agents.supervisor.lost(event.pane));
    if (before.panes === store.model.panes) return;
    const gone = [...before.panes.keys()].filter((pane) => !store.model.panes.has(pane));
    if (gone.length > 0) agents.panesChanged(gone);
  });
  askPeople(services, agents);
  const leave = followConversations(services);
  return () => {
    leave();
    limits?.dispose();
    agents.dispose();
  };
}
