/**
 * Keys that somebody bound or unbound, over those that everybody starts with: facts, and what they change. Refuses to know
 * what a command means, and which keys everybody starts with. Pure.
 */
import { withEntry, withoutKeys } from './immutable.js';

export interface BoundKey {
  /** Lines of the command language. */
  readonly command: string;
  /** What the key is for, in the list of keys; '' leaves it out. */
  readonly note: string;
  /** May be pressed again without the prefix for a while. */
  readonly repeat: boolean;
}

export interface ChangedTable {
  /** Nothing is left in it of what everybody starts with. */
  readonly cleared: boolean;
  /** By the name of the key; `null`: it is unbound. */
  readonly keys: ReadonlyMap<string, BoundKey | null>;
}

/** By the name of the table: those that are not as everybody's. */
export type KeyBindings = ReadonlyMap<string, ChangedTable>;

export type BindingEvent =
  /** `null`: it is unbound; undefined: it does again what it does for everybody. */
  | { readonly kind: 'key-bound'; readonly table: string; readonly key: string; readonly binding: BoundKey | null | undefined }
  /** All keys of the table are unbound. `hasDefaults`: everybody starts with some. */
  | { readonly kind: 'key-table-cleared'; readonly table: string; readonly hasDefaults: boolean }
  /** Whether keys that nobody has changed do anything. */
  | { readonly kind: 'key-defaults-cleared'; readonly table: string; readonly isCleared: boolean };

const unchanged: ChangedTable = { cleared: false, keys: new Map() };

export function reduceBindings(bindings: KeyBindings, event: BindingEvent): KeyBindings {
  if (event.kind === 'key-table-cleared')
    return withTable(bindings, event.table, { cleared: event.hasDefaults, keys: new Map() });
  if (event.kind === 'key-defaults-cleared') return withCleared(bindings, event.table, event.isCleared);
  return withKey(bindings, event.table, event.key, event.binding);
}

function withKey(bindings: KeyBindings, table: string, key: string, binding: BoundKey | null | undefined): KeyBindings {
  const before = bindings.get(table) ?? unchanged;
  const keys = binding === undefined ? withoutKeys(before.keys, (name) => name === key) : withEntry(before.keys, key, binding);
  return withTable(bindings, table, { ...before, keys });
}

const withCleared = (bindings: KeyBindings, table: string, cleared: boolean): KeyBindings =>
  withTable(bindings, table, { ...(bindings.get(table) ?? unchanged), cleared });

const withTable = (bindings: KeyBindings, table: string, changed: ChangedTable): KeyBindings =>
  !changed.cleared && changed.keys.size === 0
    ? withoutKeys(bindings, (name) => name === table)
    : withEntry(bindings, table, changed);
