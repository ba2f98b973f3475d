/** What people and files have set: options, environments, keys, paste buffers. Pure. */
import type { ModelEvent } from './events.js';
import { reduceBindings } from './key-bindings.js';
import type { BufferEvent } from './paste-buffers.js';
import { reduceBuffers } from './reduce-buffers.js';
import { setVariable } from './reduce-environment.js';
import { setOption } from './reduce-options.js';
import type { Model } from './state.js';

export type SettingEvent =
  | BufferEvent
  | Extract<
      ModelEvent,
      {
        kind:
          | 'option-changed'
          | 'environment-changed'
          | 'key-bound'
          | 'key-table-cleared'
          | 'key-defaults-cleared'
          | 'configuration-read';
      }
    >;

export function reduceSettings(model: Model, event: SettingEvent): Model {
  switch (event.kind) {
    case 'option-changed':
      return setOption(model, event.place, event.name, event.value);
    case 'environment-changed':
      return setVariable(model, event.session, event.name, event.variable);
    case 'configuration-read':
      return { ...model, configured: event.configured };
    case 'buffer-set':
    case 'buffer-renamed':
    case 'buffer-deleted':
      return reduceBuffers(model, event);
    default:
      return { ...model, bindings: reduceBindings(model.bindings, event) };
  }
}
