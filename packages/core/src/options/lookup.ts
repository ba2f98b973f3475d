/**
 * The value of an option at a place: the nearest level that has one, outwards to the global value and the table's.
 * Pure. `@name` options belong to users and may be set anywhere.
 */
import type { PaneId, SessionId, WindowId } from '../ids.js';
import type { Model } from '../model/state.js';
import { arrayOf, type OptionValue } from './array.js';
import type { OptionEntry, OptionScope } from './entry.js';
import { type ArrayOptionName, type OptionName, optionEntry } from './table.js';

/** A level that can have a value of its own. */
export type OptionPlace =
  | { readonly level: 'server' }
  | { readonly level: 'global-session' }
  | { readonly level: 'global-window' }
  | { readonly level: 'session'; readonly session: SessionId }
  | { readonly level: 'window'; readonly window: WindowId }
  | { readonly level: 'pane'; readonly pane: PaneId };

/** Key of a place in the model's table of option values. */
export function optionPlaceKey(place: OptionPlace): string {
  switch (place.level) {
    case 'session':
      return `$${place.session}`;
    case 'window':
      return `@${place.window}`;
    case 'pane':
      return `%${place.pane}`;
    default:
      return place.level;
  }
}

export interface OptionAt {
  readonly session?: SessionId | undefined;
  readonly window?: WindowId | undefined;
  readonly pane?: PaneId | undefined;
}

/** Levels from the nearest outwards in which an option of that scope is looked for. */
function levels(scope: OptionScope, at: OptionAt): OptionPlace[] {
  if (scope === 'server') return [{ level: 'server' }];
  if (scope === 'session') {
    const own: OptionPlace[] = at.session === undefined ? [] : [{ level: 'session', session: at.session }];
    return [...own, { level: 'global-session' }];
  }
  const pane: OptionPlace[] = scope === 'window' || at.pane === undefined ? [] : [{ level: 'pane', pane: at.pane }];
  const window: OptionPlace[] = at.window === undefined ? [] : [{ level: 'window', window: at.window }];
  return [...pane, ...window, { level: 'global-window' }];
}

/** The value that is set on this very level; undefined when it inherits. */
export const ownValue = (model: Model, place: OptionPlace, name: string): OptionValue | undefined =>
  model.options.get(optionPlaceKey(place))?.get(name);

/** As `ownValue`, for an option that is no array. */
export function ownOption(model: Model, place: OptionPlace, name: string): string | undefined {
  const value = ownValue(model, place, name);
  return typeof value === 'string' ? value : undefined;
}

export const initialValue = ({ type, initial }: OptionEntry): OptionValue =>
  type.kind === 'array' ? arrayOf(type.items) : initial;

/** The value in force. */
export function valueAt(model: Model, entry: OptionEntry, at: OptionAt): OptionValue {
  for (const place of levels(entry.scope, at)) {
    const value = ownValue(model, place, entry.name);
    if (value !== undefined) return value;
  }
  return initialValue(entry);
}

/** The value in force, of an option that is no array. */
export function optionAt(model: Model, name: OptionName, at: OptionAt): string {
  const value = valueAt(model, optionEntry(name)!, at);
  if (typeof value !== 'string') throw new Error(`${name} is an array`);
  return value;
}

/** The items in force, in rising order of their numbers. */
export function arrayAt(model: Model, name: ArrayOptionName, at: OptionAt): readonly string[] {
  const value = valueAt(model, optionEntry(name)!, at);
  return typeof value === 'string' ? [value] : [...value.values()];
}

export const numberOption = (model: Model, name: OptionName, at: OptionAt): number => Number(optionAt(model, name, at));
export const flagOption = (model: Model, name: OptionName, at: OptionAt): boolean => optionAt(model, name, at) === 'on';

/** The value of a user's option, from the nearest level outwards. */
export function userOptionAt(model: Model, name: string, at: OptionAt): string | undefined {
  for (const scope of ['pane', 'session', 'server'] as const) {
    for (const place of levels(scope, at)) {
      const value = ownOption(model, place, name);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}
