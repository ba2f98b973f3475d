/** Files of commands that are run again: what comes into force, and what stays. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settingEvent } from '../testing/settings.js';
import { beforeConfiguration, broughtBy, settingsBetween } from './configured.js';
import type { ConfiguredSettings } from './configured-settings.js';
import type { ModelEvent } from './events.js';
import { reduce } from './reduce.js';
import { loadModel, saveModel } from './save.js';
import { emptyModel, type Model } from './state.js';

/** What a file or a person sets, by few names. */
const settings = fc.array(
  fc.record({ what: fc.constantFrom('option', 'variable', 'key', 'clear-keys'), a: fc.nat(9), b: fc.nat(9), yes: fc.boolean() }),
  { maxLength: 12 },
);
type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

const eventsOf = (list: Settings): ModelEvent[] => list.map(({ what, a, b, yes }) => settingEvent(emptyModel, what, a, b, yes));

/** The file is run by a server that goes on with the model. */
function run(model: Model, file: Settings): { readonly after: Model; readonly brought: readonly ModelEvent[] } {
  const base = beforeConfiguration(model, { environment: {}, settings: [] });
  const configured: ConfiguredSettings = settingsBetween(base, eventsOf(file).reduce(reduce, base));
  const brought = broughtBy(model, configured);
  const after = [...brought, { kind: 'configuration-read' as const, configured }].reduce(reduce, model);
  return { after, brought };
}

const kept = (model: Model): Model => {
  const read = loadModel(saveModel(model));
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

const inForce = ({ options, environment, bindings }: Model) => ({ options, environment, bindings });

test('the same file changes nothing, whatever people have set since', () => {
  fc.assert(
    fc.property(settings, settings, (file, person) => {
      const since = eventsOf(person).reduce(reduce, run(emptyModel, file).after);
      const again = run(kept(since), file);
      expect(again.brought).toEqual([]);
      expect(inForce(again.after)).toEqual(inForce(since));
    }),
  );
});

test('where people have set nothing it is as if no other file had ever been run', () => {
  fc.assert(
    fc.property(settings, settings, (file, other) => {
      const after = run(kept(run(emptyModel, file).after), other).after;
      expect(inForce(kept(after))).toEqual(inForce(kept(run(emptyModel, other).after)));
    }),
  );
});
