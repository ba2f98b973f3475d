/** (model, event about what agents asked for) → model. Total and pure. */
import { afterPanesClosed, withChild, withRestart, withStatus } from '../supervision/tree.js';
import type { AgentEvent } from './agent-events.js';
import type { Model } from './state.js';

/** Conversations that panes may come back to. */
const keptTranscripts = 256;

export function reduceAgents(model: Model, event: AgentEvent): Model {
  switch (event.kind) {
    case 'child-opened':
      return { ...model, agents: withChild(model.agents, event.child, event.rateWindowMs) };
    case 'child-ended':
      return { ...model, agents: withStatus(model.agents, event.pane, event.status, event.output) };
    case 'child-restarted':
      return { ...model, agents: withRestart(model.agents, event.pane, event.restarts) };
    case 'tags-read': {
      const read = new Map([...model.tagsRead].filter(([transcript]) => transcript !== event.transcript).slice(-keptTranscripts));
      return { ...model, tagsRead: read.set(event.transcript, event.offset) };
    }
    case 'audit-written':
      return { ...model, auditHead: event.head };
  }
}

/** What panes that have just gone mean for those that opened them or that they opened. */
export function forgetChildren(before: Model, after: Model): Model {
  if (after.panes === before.panes || (after.agents.children.size === 0 && after.agents.uses.size === 0)) return after;
  const isGone = [...before.panes.keys()].some((pane) => !after.panes.has(pane));
  return isGone ? { ...after, agents: afterPanesClosed(after.agents, (pane) => after.panes.has(pane)) } : after;
}
