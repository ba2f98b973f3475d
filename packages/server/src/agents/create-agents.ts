/** The supervision of agents among the rest of the server. Holds no logic beyond that wiring. */
import type { Services } from '../services.js';
import { Agents } from './agents.js';
import { askPeople } from './ask-people.js';
import { followConversations } from './follow-conversations.js';
import { nodeAgentPorts } from './node-ports.js';
import type { AgentPorts } from './ports.js';

export const createAgents = (ports: AgentPorts | undefined, services: () => Services, clock: Services['clock']): Agents =>
  new Agents(ports ?? nodeAgentPorts(undefined), services, clock);

/** Returns what ends it. */
export function followAgents(services: Services): () => void {
  const { agents, store } = services;
  store.subscribe((_event, before) => {
    if (before.panes === store.model.panes) return;
    const gone = [...before.panes.keys()].filter((pane) => !store.model.panes.has(pane));
    if (gone.length > 0) agents.panesChanged(gone);
  });
  askPeople(services, agents);
  const leave = followConversations(services);
  return () => {
    leave();
    agents.dispose();
  };
}
