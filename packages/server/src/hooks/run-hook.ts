/** Running a hook's commands: for nobody in particular, at the place of what happened. */
import { err, type Model, type Place } from '@ccmux/core';
import type { Caller, Outcome } from '../commands/caller.js';
import { runText } from '../commands/run.js';
import type { Services } from '../services.js';
import type { HookRun } from './hooks.js';

export function runHook(services: Services, { command, place, variables }: HookRun): Outcome | Promise<Outcome> {
  const caller: Caller = {
    hello: undefined,
    attached: undefined,
    place: stillThere(services.store.model, place),
    print: () => {},
    write: () => {},
    error: (text) => services.messages.add(text),
    endWith: () => {},
    input: () => Promise.resolve(err('a hook has no standard input')),
    attachRefusal: () => 'a hook cannot attach',
    attach: () => err('a hook cannot attach'),
  };
  return runText({ ...services, variables }, command, caller);
}

/** The place may be gone when its hook gets its turn; then the commands run where any would. */
function stillThere(model: Model, place: Place | undefined): Place | undefined {
  if (place === undefined || model.panes.get(place.pane)?.window !== place.window) return undefined;
  return model.sessions.get(place.session)?.windows.get(place.index) === place.window ? place : undefined;
}
