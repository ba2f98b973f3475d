/** How the values of a configuration are checked: with the commands that there will be once it applies. */
import { type ArrayValue, arrayAt, err, type Model, type OptionPorts, ok, type Result } from '@ccmux/core';
import type { CommandList } from '../commands/command-list.js';
import { isShell } from '../options/shell.js';

interface Reader {
  read(model: Model, text: string): Result<CommandList, { readonly message: string }>;
  print(commands: CommandList): string;
}

/** `aliases`: command lines by the name that the configuration gives them. */
export function configValues(model: Model, aliases: ReadonlyMap<string, string>, reader: Reader): OptionPorts {
  const there = withAliases(model, aliases);
  return {
    command(text) {
      const commands = reader.read(there, text);
      return commands.ok ? ok(reader.print(commands.value)) : err(commands.error.message);
    },
    isShell,
  };
}

function withAliases(model: Model, aliases: ReadonlyMap<string, string>): Model {
  if (aliases.size === 0) return model;
  const items = [...[...aliases].map(([name, command]) => `${name}=${command}`), ...arrayAt(model, 'command-alias', {})];
  const array: ArrayValue = new Map(items.map((item, index) => [index, item]));
  const options = new Map(model.options).set('server', new Map(model.options.get('server')).set('command-alias', array));
  return { ...model, options };
}
