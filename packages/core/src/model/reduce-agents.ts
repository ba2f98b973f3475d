/** (model, event about what agents asked for) → model. Total and pure. */
import { afterPanesClosed, withChild, withRestart, withStatus } from '../supervision/tree.js';
import type { AgentEvent } from './agent-events.js';
import type { Model } from './state.js';

/** Enough for all texts that may be read again after a restart. */
const keptTags = 512;

export function reduceAgents(model: Model, event: AgentEvent): Model {
  switch (event.kind) {
    case 'child-opened':
      return { ...model, agents: withChild(model.agents, event.child, event.rateWindowMs) };
    case 'child-ended':
      return { ...model, agents: withStatus(model.agents, event.pane, event.status, event.output) };
    case 'child-restarted':
      return { ...model, agents: withRestart(model.agents, event.pane, event.restarts) };
    case 'tag-taken':
      return model.takenTags.includes(event.key)
        ? model
        : { ...model, takenTags: [...model.takenTags, event.key].slice(-keptTags) };
  }
}

/** What panes that have just gone mean for those that opened them or that they opened. */
export function forgetChildren(before: Model, after: Model): Model {
  if (after.panes === before.panes || (after.agents.children.size === 0 && after.agents.uses.size === 0)) return after;
  const isGone = [...before.panes.keys()].some((pane) => !after.panes.has(pane));
  return isGone ? { ...after, agents: afterPanesClosed(after.agents, (pane) => after.panes.has(pane)) } : after;
}
