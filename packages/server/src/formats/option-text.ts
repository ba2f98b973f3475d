/** Options in formats: `#{status-left}` is the option's value at the place. Pure. */
import { type Model, optionEntry, type Place, userOptionAt, valueAt } from '@ccmux/core';

/** Undefined when there is no option of that name, or a user's that nobody has set. Of an array all items. */
export function optionText(model: Model, place: Place | undefined, name: string): string | undefined {
  const at = place === undefined ? {} : { session: place.session, window: place.window, pane: place.pane };
  if (name.startsWith('@')) return userOptionAt(model, name, at);
  const entry = optionEntry(name);
  if (entry === undefined) return undefined;
  const value = valueAt(model, entry, at);
  // A condition in a format has to be false where a flag is off.
  if (entry.type.kind === 'flag') return value === 'on' ? '1' : '0';
  return typeof value === 'string' ? value : [...value.values()].join(' ');
}
