/** What has to be changed when one configuration takes the place of another: nothing that both of them say. Pure. */
import type { OptionValue } from '@ccmux/core';
import { type BindingSetting, type Placed, type Settings, sameValue } from './settings.js';

/** `to` undefined: the configuration says nothing of it any more. */
export interface Change<T> {
  readonly name: string;
  readonly to: Placed<T> | undefined;
}

export interface Difference {
  readonly options: readonly Change<OptionValue>[];
  readonly environment: readonly Change<string | undefined>[];
  readonly bindings: readonly Change<BindingSetting>[];
}

/** Both with their aliases in place. */
export const difference = (before: Settings, after: Settings): Difference => ({
  options: changes(before.options, after.options, sameValue),
  environment: changes(before.environment, after.environment, (a, b) => a === b),
  bindings: changes(before.bindings, after.bindings, (a, b) => JSON.stringify(a) === JSON.stringify(b)),
});

/** Names that went come first: what takes their place may be named after them. */
function changes<T>(
  before: ReadonlyMap<string, Placed<T>>,
  after: ReadonlyMap<string, Placed<T>>,
  same: (a: T, b: T) => boolean,
): Change<T>[] {
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => ({ name, to: undefined }));
  const changed = [...after].filter(([name, { value }]) => {
    const old = before.get(name);
    return old === undefined || !same(old.value, value);
  });
  return [...gone, ...changed.map(([name, to]) => ({ name, to }))];
}

export const isEmpty = ({ options, environment, bindings }: Difference): boolean =>
  options.length + environment.length + bindings.length === 0;
