/** Running a hook's commands: for nobody in particular, at the place of what happened. */
import type { Caller, Outcome } from '../commands/caller.js';
import { runText } from '../commands/run.js';
import type { Services } from '../services.js';
import type { HookRun } from './hooks.js';

const refusal = 'a hook cannot attach';

export function runHook(services: Services, { command, place, variables }: HookRun): Outcome | Promise<Outcome> {
  const caller: Caller = {
    hello: undefined,
    attached: undefined,
    place,
    print: () => {},
    error: (text) => services.messages.add(text),
    exitWith: () => {},
    input: () => Promise.resolve({ ok: false, error: 'a hook has no standard input' }),
    attachRefusal: () => refusal,
    attach: () => ({ ok: false, error: refusal }),
  };
  return runText({ ...services, variables }, command, caller);
}
