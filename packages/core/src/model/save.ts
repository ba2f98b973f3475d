/**
 * The model and its events as text, and back: JSON, with maps as `{"map": [[key, value], …]}`. Undefined fields are left
 * out. Refuses to judge what it reads: `repair.ts` makes a model of it that holds together.
 */
import { err, ok, type Result } from '../result.js';
import type { ModelEvent } from './events.js';
import { emptyModel, type Model } from './state.js';

export const saveModel = (model: Model): string => JSON.stringify(model, packMap);

/** Fields that a model of an older version lacks are as in an empty one. */
export function loadModel(text: string): Result<Model, string> {
  const value = parse(text);
  if (!value.ok) return value;
  for (const field of ['sessions', 'windows', 'panes', 'options']) {
    if (!(Reflect.get(value.value, field) instanceof Map)) return err(`no ${field} in the saved model`);
  }
  // SAFETY: written by `saveModel`; checksums tell what is not, and `repair` drops what does not hold together.
  return ok({ ...emptyModel, ...(value.value as Partial<Model>) });
}

export const saveEvent = (event: ModelEvent): string => JSON.stringify(event, packMap);

export function loadEvent(text: string): Result<ModelEvent, string> {
  const value = parse(text);
  if (!value.ok) return value;
  // SAFETY: written by `saveEvent`; checksums tell what is not. The reducer ignores what names nothing that exists.
  return ok(value.value as ModelEvent);
}

const packMap = (_key: string, value: unknown): unknown => (value instanceof Map ? { map: [...value] } : value);

const unpackMap = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('map' in value) || !Array.isArray(value.map)) return value;
  return new Map(value.map);
};

function parse(text: string): Result<object, string> {
  try {
    const value: unknown = JSON.parse(text, unpackMap);
    return typeof value === 'object' && value !== null ? ok(value) : err('not an object');
  } catch (e) {
    return err(e instanceof Error ? e.message : String(e));
  }
}
