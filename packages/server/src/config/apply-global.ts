/**
 * Puts differences between configurations into force for everybody: global options, key bindings, the global environment.
 * Keeps what was there before the configuration first said something else, for when it says nothing any more.
 */
import type { Difference, Settings } from '@ccmux/config';
import {
  type BoundKey,
  type KeyName,
  type OptionPlace,
  type OptionValue,
  optionEntry,
  ownValue,
  type SettingEvent,
} from '@ccmux/core';
import type { ConfigPorts } from './config-ports.js';
import type { Remembered } from './memory.js';

/** Where the configuration sets an option; options of users are session options. */
export function globalPlace(name: string): OptionPlace {
  const scope = optionEntry(name)?.scope ?? 'session';
  if (scope === 'server') return { level: 'server' };
  return scope === 'session' ? { level: 'global-session' } : { level: 'global-window' };
}

/** What a configuration sets, as what happens to a model. */
export const settingEvents = ({ options, environment, bindings }: Settings): SettingEvent[] => [
  ...[...options].map(([name, { value }]) => ({ kind: 'option-changed' as const, place: globalPlace(name), name, value })),
  ...[...environment].map(([name, { value }]) => ({
    kind: 'environment-changed' as const,
    session: undefined,
    name,
    variable: { value, hidden: false },
  })),
  ...[...bindings.values()].map(({ value }) => ({
    kind: 'key-bound' as const,
    table: value.table,
    key: value.key,
    binding: value.kind === 'unbound' ? null : { command: value.command, note: value.note, repeat: value.repeat },
  })),
];

type Before = Pick<Remembered, 'optionsBefore' | 'variablesBefore' | 'bindingsBefore'>;

export class GlobalSettings {
  readonly #ports: ConfigPorts;
  readonly #optionsBefore = new Map<string, OptionValue | undefined>();
  readonly #bindingsBefore = new Map<string, BoundKey | null | undefined>();
  readonly #variablesBefore = new Map<string, ConfigPorts['store']['model']['environment'][string] | undefined>();

  constructor(ports: ConfigPorts) {
    this.#ports = ports;
  }

  apply({ options, environment, bindings }: Difference): void {
    // Options first: the aliases in them are what bindings are read with.
    for (const { name, to } of options) this.#setOption(name, to?.value);
    for (const { name, to } of environment) this.#setVariable(name, to);
    for (const { name, to } of bindings) {
      if (to === undefined) this.#unsetBinding(name);
      else this.#setBinding(name, to.value);
    }
  }

  /** What was there before the configuration, for a later server. */
  get before(): Before {
    return {
      optionsBefore: this.#optionsBefore,
      variablesBefore: this.#variablesBefore,
      bindingsBefore: this.#bindingsBefore,
    };
  }

  recall({ optionsBefore, variablesBefore, bindingsBefore }: Before): void {
    for (const [name, binding] of bindingsBefore) this.#bindingsBefore.set(name, binding);
    for (const [name, value] of optionsBefore) this.#optionsBefore.set(name, value);
    for (const [name, variable] of variablesBefore) this.#variablesBefore.set(name, variable);
  }

  /** What was there before the configuration: undefined is the default. */
  valueBefore(name: string): OptionValue | undefined {
    return this.#optionsBefore.get(name);
  }

  #setOption(name: string, value: OptionValue | undefined): void {
    const { store } = this.#ports;
    const place = globalPlace(name);
    if (!this.#optionsBefore.has(name)) this.#optionsBefore.set(name, ownValue(store.model, place, name));
    store.apply({ kind: 'option-changed', place, name, value: value ?? this.#optionsBefore.get(name) });
  }

  #setVariable(name: string, to: { readonly value: string | undefined } | undefined): void {
    const { store } = this.#ports;
    if (!this.#variablesBefore.has(name)) this.#variablesBefore.set(name, store.model.environment[name]);
    const variable = to === undefined ? this.#variablesBefore.get(name) : { value: to.value, hidden: false };
    store.apply({ kind: 'environment-changed', session: undefined, name, variable });
  }

  #setBinding(name: string, binding: NonNullable<Difference['bindings'][number]['to']>['value']): void {
    const { keys, read, log } = this.#ports;
    const { table, key } = binding;
    if (!this.#bindingsBefore.has(name)) this.#bindingsBefore.set(name, keys.changed(table, key));
    if (binding.kind === 'unbound') return keys.unbind(table, key);
    const commands = read(binding.command);
    // It was right when it was checked; a name of a command may be gone since.
    if (!commands.ok) log.warn({ ev: 'config.binding', table, key, error: commands.error.message });
    else keys.bind({ table, key, commands: commands.value, note: binding.note, repeat: binding.repeat });
  }

  #unsetBinding(name: string): void {
    const split = name.lastIndexOf(' ');
    // SAFETY: the configuration names a binding by its table and the name of its key.
    const key = name.slice(split + 1) as KeyName;
    this.#ports.keys.change(name.slice(0, split), key, this.#bindingsBefore.get(name));
  }
}
