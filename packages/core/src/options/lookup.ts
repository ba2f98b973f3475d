/**
 * The value of an option at a place: the nearest level that has one, outwards to the global value and the table's.
 * Pure. `@name` options belong to users and may be set anywhere.
 */
import type { PaneId, SessionId, WindowId } from '../ids.js';
import type { Model } from '../model/state.js';
import type { OptionEntry } from './entry.js';
import { type OptionName, optionEntry } from './table.js';

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
function levels(scope: OptionEntry['scope'], at: OptionAt): OptionPlace[] {
  if (scope === 'server') return [{ level: 'server' }];
  if (scope === 'session') {
    const own: OptionPlace[] = at.session === undefined ? [] : [{ level: 'session', session: at.session }];
    return [...own, { level: 'global-session' }];
  }
  const pane: OptionPlace[] = at.pane === undefined ? [] : [{ level: 'pane', pane: at.pane }];
  const window: OptionPlace[] = at.window === undefined ? [] : [{ level: 'window', window: at.window }];
  return [...pane, ...window, { level: 'global-window' }];
}

/** The value that is set on this very level; undefined when it inherits. */
export const ownOption = (model: Model, place: OptionPlace, name: string): string | undefined =>
  model.options.get(optionPlaceKey(place))?.get(name);

/** The value in force. */
export function optionAt(model: Model, name: OptionName, at: OptionAt): string {
  const entry = optionEntry(name)!;
  for (const place of levels(entry.scope, at)) {
    const value = ownOption(model, place, name);
    if (value !== undefined) return value;
  }
  return entry.initial;
}

export const numberOption = (model: Model, name: OptionName, at: OptionAt): number => Number(optionAt(model, name, at));
export const flagOption = (model: Model, name: OptionName, at: OptionAt): boolean => optionAt(model, name, at) === 'on';

/** The value of a user's option, from the nearest level outwards. */
export function userOptionAt(model: Model, name: string, at: OptionAt): string | undefined {
  for (const scope of ['window', 'session', 'server'] as const) {
    for (const place of levels(scope, at)) {
      const value = ownOption(model, place, name);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}
