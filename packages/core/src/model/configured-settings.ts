/** What files of commands have set, as values. Types, and the levels of options that they can set for everybody. */
import type { OptionValue } from '../options/array.js';
import type { EnvironmentVariable } from './environment.js';
import type { BoundKey } from './key-bindings.js';

/** Levels of options that hold for everybody. */
export const globalLevels = ['server', 'global-session', 'global-window'] as const;
type GlobalLevel = (typeof globalLevels)[number];

export interface Change<T> {
  /** What a file made it; undefined: nothing of its own. */
  readonly value: T;
  /** What it was before a file said anything. */
  readonly before: T;
}

export type Configured =
  | (Change<OptionValue | undefined> & { readonly kind: 'option'; readonly level: GlobalLevel; readonly name: string })
  | (Change<EnvironmentVariable | undefined> & { readonly kind: 'variable'; readonly name: string })
  | (Change<BoundKey | null | undefined> & { readonly kind: 'key'; readonly table: string; readonly key: string })
  | (Change<boolean> & { readonly kind: 'table'; readonly table: string });

/** By what was set. */
export type ConfiguredSettings = ReadonlyMap<string, Configured>;

export interface ConfigurationEvent {
  readonly kind: 'configuration-read';
  readonly configured: ConfiguredSettings;
}
