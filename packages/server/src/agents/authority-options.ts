/** Options that say what agents may do: people change them, in files, at a shell elsewhere or at the prompt. */
import type { Caller } from '../commands/caller.js';
import type { Services } from '../services.js';
import { originOf } from './origin.js';

const others: ReadonlySet<string> = new Set(['claude-args', 'claude-path']);

/** Why a caller may not change the option; undefined when it may. */
export function optionRefusal(services: Services, { hello, file }: Caller, name: string): string | undefined {
  if (!name.startsWith('agent-') && !others.has(name)) return undefined;
  const isPerson = hello === undefined ? file !== undefined : originOf(services, hello).kind === 'outside';
  return isPerson ? undefined : `${name} is not changed from inside of a pane, a job or a hook: use ccmux.toml or the prompt`;
}
