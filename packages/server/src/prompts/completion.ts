/** What Tab completes in prompts: commands, options, layouts, and the sessions and windows that targets name. */
import { commandCatalogue, optionTable, PRESET_LAYOUTS } from '@ccmux/core';
import type { Prompt } from '@ccmux/protocol';
import type { OperationContext } from '../operations/context.js';
import type { PromptType } from './history.js';

const commands: readonly string[] = commandCatalogue.flatMap((entry) =>
  'alias' in entry ? [entry.name, entry.alias] : [entry.name],
);
const words: readonly string[] = [...optionTable.map(({ name }) => name), ...PRESET_LAYOUTS];
/** Windows that are offered; nobody looks for one of more by its beginning. */
const maxTargets = 500;

/** Nothing for prompts whose answers name nothing. */
export function completionFor({ store }: OperationContext, type: PromptType): Prompt['completion'] {
  if (type === 'search') return undefined;
  const sessions = [...store.model.sessions.values()];
  const windows = sessions.flatMap(({ name, windows }) => [...windows.keys()].map((index) => `${name}:${index}`));
  const targets = [...sessions.map(({ name }) => `${name}:`), ...windows].slice(0, maxTargets);
  return { commands: [...commands], words: [...words], targets, onlyTargets: type !== 'command' };
}
