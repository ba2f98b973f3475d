/** A session takes from a client that attaches it what the option update-environment names. */
import { arrayAt, type SessionId } from '@ccmux/core';
import { clientEnvironment } from '../panes/environment.js';
import type { OperationContext } from './context.js';

/** `client`: the environment that the client was started in. New panes of the session get the new values. */
export function updateEnvironment(
  { store }: OperationContext,
  session: SessionId,
  client: Readonly<Record<string, string>>,
): void {
  const taken = clientEnvironment(client, arrayAt(store.model, 'update-environment', { session }));
  for (const [name, variable] of Object.entries(taken)) {
    const own = store.model.sessions.get(session)?.env[name];
    if (own !== undefined && own.value === variable.value && own.hidden === variable.hidden) continue;
    store.apply({ kind: 'environment-changed', session, name, variable });
  }
}
