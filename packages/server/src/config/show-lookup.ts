/** Where the values of a running server come from, as a caller sees them. */
import { type Lookup, type Origin, type Placed, type Settings, sameValue } from '@ccmux/config';
import { type Model, type OptionPlace, type OptionValue, optionEntry, ownValue, type Place } from '@ccmux/core';
import { globalPlace } from './apply-global.js';
import type { Configuration } from './configuration.js';

/** `at`: the session and window that are asked for; undefined: none, only what is for everybody. */
export const lookupAt =
  (model: Model, configuration: Configuration, at: Place | undefined): Lookup =>
  (name) => {
    const near = nearPlace(name, at);
    const own = near === undefined ? undefined : ownValue(model, near, name);
    if (own !== undefined && at !== undefined) {
      return { value: own, origin: originOf(own, configuration.projects.settingsOf(at.session), name) };
    }
    const value = ownValue(model, globalPlace(name), name);
    if (value === undefined) return undefined;
    const origin = originOf(value, configuration.applied, name);
    const isAsBefore = sameValue(value, configuration.global.valueBefore(name));
    return { value, origin: origin.kind === 'command' && isAsBefore ? { kind: 'default' } : origin };
  };

function originOf(value: OptionValue, settings: Settings, name: string): Origin {
  const said: Placed<OptionValue> | undefined = settings.options.get(name);
  return said !== undefined && sameValue(said.value, value) ? { kind: 'configuration', place: said.place } : { kind: 'command' };
}

function nearPlace(name: string, at: Place | undefined): OptionPlace | undefined {
  if (at === undefined) return undefined;
  const scope = optionEntry(name)?.scope ?? 'session';
  if (scope === 'server') return undefined;
  return scope === 'session' ? { level: 'session', session: at.session } : { level: 'window', window: at.window };
}
