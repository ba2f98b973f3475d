/** Key tables: which key runs which command line in which table. Owns the bindings; refuses to run anything. */
import { defaultBindings } from './default-bindings.js';

export interface Binding {
  readonly table: string;
  /** Canonical key name. */
  readonly key: string;
  /** A line of the command language. */
  readonly command: string;
  /** What the key is for, in the list of keys; '' leaves it out. */
  readonly note: string;
  /** May be pressed again without the prefix for a while. */
  readonly repeat: boolean;
}

export class KeyTables {
  readonly prefix = 'C-b';
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
    return [...(this.#tables.get('root')?.keys() ?? [])].some((key) => key === 'Space' || [...key].length === 1);
  }

  get all(): readonly Binding[] {
    return [...this.#tables.values()].flatMap((table) => [...table.values()]);
  }
}
