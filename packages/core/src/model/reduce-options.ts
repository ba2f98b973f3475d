/** Option values in the model: setting them, and forgetting those of what was closed. Pure. */
import { paneId, sessionId, type WindowId, windowId } from '../ids.js';
import type { OptionValue } from '../options/array.js';
import { type OptionPlace, optionPlaceKey } from '../options/lookup.js';
import type { Model } from './state.js';

/** `value` undefined: the place inherits again. A place that is gone keeps nothing. */
export function setOption(model: Model, place: OptionPlace, name: string, value: OptionValue | undefined): Model {
  const key = optionPlaceKey(place);
  if (!exists(model, key)) return model;
  const values = new Map(model.options.get(key));
  if (value === undefined) values.delete(name);
  else values.set(name, value);
  const options = new Map(model.options);
  if (values.size === 0) options.delete(key);
  else options.set(key, values);
  return { ...model, options };
}

/** A name that somebody gave turns automatic-rename off there, for people and scripts to see and to turn on again, as in tmux. */
export const keepName = (model: Model, window: WindowId, automatic: boolean): Model =>
  automatic ? model : setOption(model, { level: 'window', window }, 'automatic-rename', 'off');

/** The model without values of sessions, windows and panes that it no longer has. */
export function forgetOptions(model: Model): Model {
  if ([...model.options.keys()].every((key) => exists(model, key))) return model;
  return { ...model, options: new Map([...model.options].filter(([key]) => exists(model, key))) };
}

function exists(model: Model, key: string): boolean {
  const id = Number(key.slice(1));
  if (key.startsWith('$')) return model.sessions.has(sessionId(id));
  if (key.startsWith('@')) return model.windows.has(windowId(id));
  return !key.startsWith('%') || model.panes.has(paneId(id));
}
