/** Variables of the environment as variables of formats: the session's, then the global ones, hidden ones too. Pure. */
import type { Model, Place } from '@ccmux/core';

export function environmentText({ sessions, environment }: Model, place: Place | undefined, name: string): string | undefined {
  const own = place === undefined ? undefined : sessions.get(place.session)?.env;
  if (own !== undefined && Object.hasOwn(own, name) && own[name]?.value !== undefined) return own[name].value;
  return Object.hasOwn(environment, name) ? environment[name]?.value : undefined;
}
