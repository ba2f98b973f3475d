/** `ccmux` without words: attach to the session used last, or make one. */
import type { Caller, Outcome } from '../commands/caller.js';
import { runArgv } from '../commands/run.js';
import type { Services } from '../services.js';

export async function defaultCommand(services: Services, caller: Caller): Promise<Outcome> {
  const { sessions } = services.store.model;
  return runArgv(services, [sessions.size > 0 ? 'attach-session' : 'new-session'], caller);
}
