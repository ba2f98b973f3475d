/**
 * Key tables: which key runs which commands in which table. Owns the bindings, and reads the default ones when they are
 * first asked for; refuses to run anything.
 */
import { compareKeys, type KeyName, parseKeyName, type Result } from '@ccmux/core';
import type { CommandList } from '../commands/command-list.js';
import type { Binding, BindingText, DefaultBinding } from './binding.js';

/** Tables that are always there. */
const lasting = ['copy-mode', 'copy-mode-vi', 'prefix', 'root'];

export class KeyTables {
  readonly #read: (text: string) => Result<CommandList, { readonly message: string }>;
  readonly #tables = new Map<string, Map<KeyName, Binding | DefaultBinding>>();
  #bindsText: boolean | undefined;

  /** `read` makes commands of the texts of the default bindings, which have to be right. */
  constructor(defaults: readonly DefaultBinding[], read: (text: string) => Result<CommandList, { readonly message: string }>) {
    this.#read = read;
    for (const table of lasting) this.#tables.set(table, new Map());
    for (const binding of defaults) this.#set(binding, canonical(binding.key));
  }

  bind(binding: Binding): void {
    this.#set(binding, binding.key);
  }

  /** Gives a key that is bound another note; makes sure that the table is there. */
  annotate(table: string, key: KeyName, note: string): void {
    const binding = this.lookup(table, key);
    if (binding !== undefined) this.#set({ ...binding, note }, key);
    else if (!this.#tables.has(table)) this.#tables.set(table, new Map());
  }

  /** Does nothing for a key that is not bound. A table that nobody uses any more goes. */
  unbind(table: string, key: KeyName): void {
    this.#bindsText = undefined;
    const bindings = this.#tables.get(table);
    bindings?.delete(key);
    if (bindings?.size === 0 && !lasting.includes(table)) this.#tables.delete(table);
  }

  unbindAll(table: string): void {
    this.#bindsText = undefined;
    if (lasting.includes(table)) this.#tables.set(table, new Map());
    else this.#tables.delete(table);
  }

  has(table: string): boolean {
    return this.#tables.has(table);
  }

  lookup(table: string, key: KeyName): Binding | undefined {
    const binding = this.#tables.get(table)?.get(key);
    return binding === undefined ? undefined : this.#ready(binding, key);
  }

  /** True when a plain character or any key is bound in the root table: typed text must then be looked at key by key. */
  get bindsText(): boolean {
    this.#bindsText ??= this.bindsTextIn('root');
    return this.#bindsText;
  }

  bindsTextIn(table: string): boolean {
    return [...(this.#tables.get(table)?.keys() ?? [])].some((key) => key === 'Any' || isCharacterKey(key));
  }

  /** The names of all tables, in order. */
  get tables(): readonly string[] {
    return [...this.#tables.keys()].sort();
  }

  /** The bindings of a table, in the order of their keys. */
  in(table: string): readonly Binding[] {
    const entries = [...(this.#tables.get(table) ?? [])].sort(([a], [b]) => compareKeys(a, b));
    return entries.map(([key, binding]) => this.#ready(binding, key));
  }

  /** The bindings of a table as text; `print` makes it of commands that have been read. Reads none. */
  textsIn(table: string, print: (commands: CommandList) => string): readonly BindingText[] {
    const entries = [...(this.#tables.get(table) ?? [])].sort(([a], [b]) => compareKeys(a, b));
    return entries.map(([key, binding]) => ({
      key,
      note: binding.note,
      command: 'commands' in binding ? print(binding.commands) : binding.command,
    }));
  }

  #set(binding: Binding | DefaultBinding, key: KeyName): void {
    this.#bindsText = undefined;
    const bindings = this.#tables.get(binding.table) ?? new Map<KeyName, Binding | DefaultBinding>();
    this.#tables.set(binding.table, bindings.set(key, binding));
  }

  #ready(binding: Binding | DefaultBinding, key: KeyName): Binding {
    if ('commands' in binding) return binding;
    const commands = this.#read(binding.command);
    if (!commands.ok) throw new Error(`default binding of ${binding.key} in ${binding.table}: ${commands.error.message}`);
    const { table, note, repeat } = binding;
    const ready: Binding = { table, key, commands: commands.value, note, repeat };
    this.#set(ready, key);
    return ready;
  }
}

function canonical(key: string): KeyName {
  const name = parseKeyName(key);
  if (!name.ok) throw new Error(`default binding: ${name.error}`);
  return name.value;
}

/** True for a key that typed text can hold. */
export const isCharacterKey = (key: string): boolean => key === 'Space' || [...key].length === 1;
