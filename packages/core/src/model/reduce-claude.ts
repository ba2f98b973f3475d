/** (model, event about conversations) → model. Total and pure. */
import type { ClaudeEvent } from './claude-events.js';
import { withEntry, withoutKeys } from './immutable.js';
import type { Model } from './state.js';

export function reduceClaude(model: Model, event: ClaudeEvent): Model {
  if (event.kind === 'claude-unbound') return { ...model, claude: withoutKeys(model.claude, (pane) => pane === event.pane) };
  const next = { ...model.next, pane: Math.max(model.next.pane, event.pane + 1) };
  return { ...model, claude: withEntry(model.claude, event.pane, event.binding), next };
}

/** Without the bindings of panes that have just gone. One whose pane is still to come stays. */
export function forgetBindings(before: Model, after: Model): Model {
  if (after.panes === before.panes || after.claude.size === 0) return after;
  const isGone = (pane: Parameters<Model['panes']['has']>[0]): boolean => before.panes.has(pane) && !after.panes.has(pane);
  return [...after.claude.keys()].some(isGone) ? { ...after, claude: withoutKeys(after.claude, isGone) } : after;
}
