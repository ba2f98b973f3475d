/**
 * Which key table a client's next key is looked up in. Owns that one word and the time in which keys repeat; follows
 * tmux in what a key that is not bound falls back to. Refuses to run anything.
 */
import type { KeyName } from '@ccmux/core';
import type { Clock, Timer } from '../clock.js';
import type { Binding } from './binding.js';
import type { KeyOptions } from './key-options.js';
import type { KeyTables } from './key-tables.js';

interface Deps {
  readonly keys: Pick<KeyTables, 'lookup'>;
  readonly clock: Clock;
  options(): KeyOptions;
  /** The table of the mode that the active pane is in. */
  modeTable(): string | undefined;
  onChange(): void;
}

/** `taken`: the key has done its work; `pass`: it is for the program. */
export type Found = { readonly kind: 'run'; readonly binding: Binding } | { readonly kind: 'taken' } | { readonly kind: 'pass' };

const taken: Found = { kind: 'taken' };

export class KeyState {
  readonly #deps: Deps;
  /** Undefined: the default table. */
  #table: string | undefined;
  #repeat: Timer | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Undefined while it is the default table. */
  get table(): string | undefined {
    return this.#table;
  }

  /** The table of the next key; undefined is the default one. */
  set(table: string | undefined): void {
    this.#repeat?.cancel();
    this.#repeat = undefined;
    const wanted = table === this.#deps.options().defaultTable ? undefined : table;
    if (this.#table === wanted) return;
    this.#table = wanted;
    this.#deps.onChange();
  }

  dispose(): void {
    this.#repeat?.cancel();
  }

  /** Looks a key up and goes on to the next table. `modeTable`: of the pane that the key is for, if not the active one. */
  look(key: KeyName, modeTable = this.#deps.modeTable): Found {
    const options = this.#deps.options();
    const standard = options.defaultTable;
    const repeating = this.#repeat !== undefined;
    let table = this.#table ?? modeTable() ?? standard;
    let first = table;
    for (let mayRepeat = repeating; ; mayRepeat = false) {
      if ((key === options.prefix || key === options.prefix2) && table !== 'prefix') {
        this.set('prefix');
        return taken;
      }
      // SAFETY: the name of the key that stands for all others.
      const binding = this.#deps.keys.lookup(table, key) ?? this.#deps.keys.lookup(table, 'Any' as KeyName);
      if (binding !== undefined && !(mayRepeat && !binding.repeat)) return this.#use(binding, table, options, mayRepeat);
      // Moves come only while a program asks for them: they end no prefix.
      if (binding === undefined && key.includes('MouseMove')) return { kind: 'pass' };
      if (binding === undefined && table === standard && !mayRepeat) {
        return first !== table && !repeating ? taken : { kind: 'pass' };
      }
      this.set(undefined);
      table = standard;
      if (mayRepeat) first = table;
    }
  }

  #use(binding: Binding, table: string, options: KeyOptions, again: boolean): Found {
    const ms = !again && options.initialRepeatMs > 0 ? options.initialRepeatMs : options.repeatMs;
    if (binding.repeat && ms > 0) {
      this.set(table);
      this.#repeat = this.#deps.clock.after(ms, () => this.set(undefined));
    } else {
      this.set(undefined);
    }
    return { kind: 'run', binding };
  }
}
