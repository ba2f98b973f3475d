/** (prompts of panes, event about one) → prompts. Total and pure. Bounded: of those that are over only the last are kept. */

import type { PromptEvent } from './claude-events.js';
import { type ClaudePrompt, isPromptOver } from './claude-prompt.js';
import { withEntry, withoutKeys } from './immutable.js';
import type { Model } from './state.js';

/** Receipts that can still be read of each pane. */
const keptReceipts = 32;
/** Characters of the text of one that is over. */
const keptText = 200;

export function reducePrompts(model: Model, event: PromptEvent): Model {
  const before = model.prompts.get(event.pane) ?? [];
  const after = changed(before, event);
  return after === before ? model : { ...model, prompts: withEntry(model.prompts, event.pane, after) };
}

function changed(before: readonly ClaudePrompt[], event: PromptEvent): readonly ClaudePrompt[] {
  if (event.kind === 'prompt-queued') {
    return before.some(({ id }) => id === event.prompt.id) ? before : [...before, event.prompt];
  }
  const at = before.findIndex(({ id }) => id === event.id);
  const prompt = before[at];
  if (prompt === undefined || isPromptOver(prompt)) return before;
  const moved: ClaudePrompt = { ...prompt, stage: event.stage };
  if (!isPromptOver(moved)) return before.with(at, moved);
  const all = before.with(at, { ...moved, text: moved.text.slice(0, keptText) });
  const old = all.filter(isPromptOver).slice(0, -keptReceipts);
  return old.length === 0 ? all : all.filter((each) => !old.includes(each));
}

/** Without the prompts of panes that have just gone. */
export function forgetPrompts(before: Model, after: Model): Model {
  if (after.panes === before.panes || after.prompts.size === 0) return after;
  const isGone = (pane: Parameters<Model['panes']['has']>[0]): boolean => before.panes.has(pane) && !after.panes.has(pane);
  return [...after.prompts.keys()].some(isGone) ? { ...after, prompts: withoutKeys(after.prompts, isGone) } : after;
}
