/** `ccmux` without words: what the option says, or else attach to the session used last, or make one. */
import { optionAt } from '@ccmux/core';
import type { Caller, Outcome } from '../commands/caller.js';
import { runArgv, runText } from '../commands/run.js';
import type { Services } from '../services.js';

export async function defaultCommand(services: Services, caller: Caller): Promise<Outcome> {
  const { sessions } = services.store.model;
  const preset = optionAt(services.store.model, 'default-client-command', {});
  if (preset !== '') return runText(services, preset, caller);
  return runArgv(services, [sessions.size > 0 ? 'attach-session' : 'new-session'], caller);
}
