/**
 * Key tables: which key runs which commands in which table. A view of the model's bindings over those that everybody starts
 * with; reads commands when they are first asked for. Refuses to run anything.
 */
import { type BoundKey, compareKeys, type KeyBindings, type KeyName, parseKeyName, type Result } from '@ccmux/core';
import type { CommandList } from '../commands/command-list.js';
import type { ModelStore } from '../model/store.js';
import type { Binding, BindingText, DefaultBinding } from './binding.js';

/** Tables that are always there. */
const lasting = ['copy-mode', 'copy-mode-vi', 'prefix', 'root'];

/** From text to commands and back; the texts of the default bindings have to be right. */
export interface BindingLanguage {
  read(text: string): Result<CommandList, { readonly message: string }>;
  /** Reads as the same commands. */
  write(commands: CommandList): string;
}

/** A binding of everybody's, or one of the model. */
type Source = DefaultBinding | BoundKey;

export class KeyTables {
  readonly #store: ModelStore;
  readonly #language: BindingLanguage;
  readonly #everybodys: readonly DefaultBinding[];
  readonly #defaults = new Map<string, Map<KeyName, DefaultBinding>>();
  /** Commands that have been read. */
  readonly #ready = new WeakMap<Source, CommandList>();
  /** Tables that exist and hold nothing. */
  readonly #empty = new Set<string>();
  #bindsText: { readonly of: KeyBindings; readonly root: boolean } | undefined;

  constructor(defaults: readonly DefaultBinding[], store: ModelStore, language: BindingLanguage) {
    this.#everybodys = defaults;
    this.#store = store;
    this.#language = language;
    for (const table of lasting) this.#defaults.set(table, new Map());
    for (const binding of defaults) {
      const table = this.#defaults.get(binding.table) ?? new Map<KeyName, DefaultBinding>();
      this.#defaults.set(binding.table, table.set(canonical(binding.key), binding));
    }
  }

  /** The same over the bindings of another model. */
  over(store: ModelStore): KeyTables {
    return new KeyTables(this.#everybodys, store, this.#language);
  }

  bind({ table, key, commands, note, repeat }: Binding): void {
    const binding: BoundKey = { command: this.#language.write(commands), note, repeat };
    this.#ready.set(binding, commands);
    this.change(table, key, binding);
  }

  /** What the model has of a key: undefined where it does what it does for everybody. */
  changed(table: string, key: KeyName): BoundKey | null | undefined {
    return this.#store.model.bindings.get(table)?.keys.get(key);
  }

  /** See `changed`. */
  change(table: string, key: KeyName, binding: BoundKey | null | undefined): void {
    this.#store.apply({ kind: 'key-bound', table, key, binding });
  }

  /** Gives a key that is bound another note; makes sure that the table is there. */
  annotate(table: string, key: KeyName, note: string): void {
    const binding = this.lookup(table, key);
    if (binding !== undefined) this.bind({ ...binding, note });
    else if (!this.has(table)) this.#empty.add(table);
  }

  /** Does nothing for a key that is not bound. A table that nobody uses any more goes. */
  unbind(table: string, key: KeyName): void {
    this.#empty.delete(table);
    if (this.#sourceOf(table, key) === undefined) return;
    const hadOne = this.#defaults.get(table)?.has(key) === true && !this.#isCleared(table);
    this.change(table, key, hadOne ? null : undefined);
  }

  unbindAll(table: string): void {
    this.#empty.delete(table);
    this.#store.apply({ kind: 'key-table-cleared', table, hasDefaults: this.#defaults.has(table) });
  }

  has(table: string): boolean {
    return lasting.includes(table) || this.#empty.has(table) || this.#sourcesOf(table).size > 0;
  }

  lookup(table: string, key: KeyName): Binding | undefined {
    const source = this.#sourceOf(table, key);
    return source && this.#binding(table, key, source);
  }

  /** True when a plain character or any key is bound in the root table: typed text must then be looked at key by key. */
  get bindsText(): boolean {
    const { bindings } = this.#store.model;
    if (this.#bindsText?.of !== bindings) this.#bindsText = { of: bindings, root: this.bindsTextIn('root') };
    return this.#bindsText.root;
  }

  bindsTextIn(table: string): boolean {
    return [...this.#sourcesOf(table).keys()].some((key) => key === 'Any' || isCharacterKey(key));
  }

  /** The names of all tables, in order. */
  get tables(): readonly string[] {
    const names = [...this.#defaults.keys(), ...this.#store.model.bindings.keys(), ...this.#empty];
    return [...new Set(names)].filter((name) => this.has(name)).sort();
  }

  /** The bindings of a table, in the order of their keys. */
  in(table: string): readonly Binding[] {
    return this.#sorted(table).flatMap(([key, source]) => this.#binding(table, key, source) ?? []);
  }

  /** The bindings of a table as text; `print` makes it of commands that have been read. Reads none. */
  textsIn(table: string, print: (commands: CommandList) => string): readonly BindingText[] {
    return this.#sorted(table).map(([key, source]) => {
      const commands = this.#ready.get(source);
      return { key, note: source.note, command: commands === undefined ? source.command : print(commands) };
    });
  }

  /** A line for each key of the model whose commands do not exist: they were kept by another version. */
  get unreadable(): readonly string[] {
    return [...this.#store.model.bindings].flatMap(([table, { keys }]) =>
      [...keys].flatMap(([key, source]) => {
        const commands = source === null || this.#ready.has(source) ? undefined : this.#language.read(source.command);
        return commands?.ok === false ? [`the key ${key} of the table ${table} does nothing: ${commands.error.message}`] : [];
      }),
    );
  }

  #isCleared(table: string): boolean {
    return this.#store.model.bindings.get(table)?.cleared === true;
  }

  #sourceOf(table: string, key: KeyName): Source | undefined {
    const changed = this.#store.model.bindings.get(table);
    const own = changed?.keys.get(key);
    if (own !== undefined) return own ?? undefined;
    return changed?.cleared === true ? undefined : this.#defaults.get(table)?.get(key);
  }

  #sourcesOf(table: string): ReadonlyMap<KeyName, Source> {
    const defaults: ReadonlyMap<KeyName, DefaultBinding> = this.#defaults.get(table) ?? new Map();
    const changed = this.#store.model.bindings.get(table);
    if (changed === undefined) return defaults;
    const sources = new Map<KeyName, Source>(changed.cleared ? [] : defaults);
    for (const [name, binding] of changed.keys) {
      const key = parseKeyName(name);
      if (!key.ok) continue;
      if (binding === null) sources.delete(key.value);
      else sources.set(key.value, binding);
    }
    return sources;
  }

  #sorted(table: string): [KeyName, Source][] {
    return [...this.#sourcesOf(table)].sort(([a], [b]) => compareKeys(a, b));
  }

  /** Undefined for a key of the model whose commands do not exist. */
  #binding(table: string, key: KeyName, source: Source): Binding | undefined {
    const { note, repeat } = source;
    const known = this.#ready.get(source);
    if (known !== undefined) return { table, key, commands: known, note, repeat };
    const commands = this.#language.read(source.command);
    if (!commands.ok) {
      if ('table' in source) throw new Error(`default binding of ${key} in ${table}: ${commands.error.message}`);
      return undefined;
    }
    this.#ready.set(source, commands.value);
    return { table, key, commands: commands.value, note, repeat };
  }
}

function canonical(key: string): KeyName {
  const name = parseKeyName(key);
  if (!name.ok) throw new Error(`default binding: ${name.error}`);
  return name.value;
}

/** True for a key that typed text can hold. */
export const isCharacterKey = (key: string): boolean => key === 'Space' || [...key].length === 1;
