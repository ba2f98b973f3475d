/** What a new session gets from its project before it is there: its name, variables, and the options of its first program. Pure. */
import type { Settings } from '@ccmux/config';
import { type Environment, type Model, optionPlaceKey, type SessionId } from '@ccmux/core';

export interface Entrance {
  readonly name: string | undefined;
  readonly env: Environment;
  /** The model as it will be once the session has its options: what its first program is started with. */
  ahead(model: Model, session: SessionId): Model;
  /** The session is there now. */
  enter(session: SessionId): void;
}

export const projectEntrance = (settings: Settings, enter: (session: SessionId) => void): Entrance => ({
  name: settings.projectName?.value,
  env: Object.fromEntries([...settings.environment].map(([name, { value }]) => [name, { value, hidden: false }])),
  ahead(model, session) {
    const values = new Map([...settings.options].map(([name, { value }]) => [name, value]));
    return { ...model, options: new Map(model.options).set(optionPlaceKey({ level: 'session', session }), values) };
  },
  enter,
});
