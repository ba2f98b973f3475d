/**
 * The program called without words: what the option says, or else attach to the session used last, or make one. Under the name
 * tmux always make one.
 */
import { optionAt } from '@ccmux/core';
import type { Caller, Outcome } from '../commands/caller.js';
import { runArgv, runText } from '../commands/run.js';
import type { Services } from '../services.js';

export async function defaultCommand(services: Services, caller: Caller): Promise<Outcome> {
  const commands = defaultWords(services, caller);
  return typeof commands === 'string' ? runText(services, commands, caller) : runArgv(services, commands, caller);
}

/** A text of the command language, or words. */
export function defaultWords({ store }: Services, { hello }: Caller): string | readonly string[] {
  const preset = optionAt(store.model, 'default-client-command', {});
  if (preset !== '') return preset;
  return [store.model.sessions.size > 0 && hello?.program !== 'tmux' ? 'attach-session' : 'new-session'];
}
