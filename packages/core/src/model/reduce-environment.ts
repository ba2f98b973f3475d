/** Environments in the model: setting a variable of the global one or of a session's. Pure. */
import type { SessionId } from '../ids.js';
import { type EnvironmentVariable, withVariable } from './environment.js';
import type { Model } from './state.js';

export function setVariable(
  model: Model,
  session: SessionId | undefined,
  name: string,
  variable: EnvironmentVariable | undefined,
): Model {
  if (session === undefined) return { ...model, environment: withVariable(model.environment, name, variable) };
  const found = model.sessions.get(session);
  if (found === undefined) return model;
  const changed = { ...found, env: withVariable(found.env, name, variable) };
  return { ...model, sessions: new Map(model.sessions).set(session, changed) };
}
