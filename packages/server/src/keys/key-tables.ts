/** Key tables: which key runs which command line in which table. Owns the bindings; refuses to run anything. */
import type { Binding } from './binding.js';
import { defaultBindings } from './default-bindings.js';

export class KeyTables {
  readonly #tables = new Map<string, Map<string, Binding>>();

  constructor() {
    for (const binding of defaultBindings) this.bind(binding);
  }

  bind(binding: Binding): void {
    const table = this.#tables.get(binding.table) ?? new Map<string, Binding>();
    this.#tables.set(binding.table, table.set(binding.key, binding));
  }

  lookup(table: string, key: string): Binding | undefined {
    return this.#tables.get(table)?.get(key);
  }

  /** True when a plain character is bound in the root table: typed text must then be looked at key by key. */
  get bindsText(): boolean {
    return [...(this.#tables.get('root')?.keys() ?? [])].some(isCharacterKey);
  }

  get all(): readonly Binding[] {
    return [...this.#tables.values()].flatMap((table) => [...table.values()]);
  }
}

/** True for a key that typed text can hold. */
export const isCharacterKey = (key: string): boolean => key === 'Space' || [...key].length === 1;
