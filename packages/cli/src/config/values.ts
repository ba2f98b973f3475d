/** Checking values without a server: commands and their flags by the language as it was written down. */
import { accessSync, constants } from 'node:fs';
import {
  type CommandLine,
  type CommandReference,
  commandCatalogue,
  err,
  lexCommands,
  type OptionPorts,
  ok,
  parseFlags,
  type Result,
  resolveCommandName,
} from '@ccmux/core';
import { readLanguage } from '../language.js';

export const valuesWithoutServer =
  (env: Readonly<Record<string, string | undefined>>) =>
  (aliases: ReadonlyMap<string, string>): OptionPorts => ({
    command(text) {
      const lines = lexCommands(text, { variable: (name) => env[name], home: () => env['HOME'], condition: (format) => format });
      if (!lines.ok) return err(lines.error.message);
      for (const line of lines.value) {
        const checked = checkLine(line, aliases);
        if (!checked.ok) return checked;
      }
      return ok(text);
    },
    isShell(path) {
      try {
        accessSync(path, constants.X_OK);
        return path.startsWith('/');
      } catch {
        return false;
      }
    },
  });

let commands: ReadonlyMap<string, CommandReference> | undefined;

function checkLine({ words, blocks }: CommandLine, aliases: ReadonlyMap<string, string>): Result<void, string> {
  for (const block of blocks.values()) {
    for (const line of block) {
      const inner = checkLine(line, aliases);
      if (!inner.ok) return inner;
    }
  }
  const [word = '', ...rest] = words;
  // What stands in an alias of the person's own is checked where it is run.
  if (aliases.has(word) || ['split-pane', 'splitp'].includes(word)) return ok(undefined);
  const name = resolveCommandName(commandCatalogue, word);
  if (!name.ok) return name;
  commands ??= new Map(readLanguage().commands.map((command) => [command.name, command]));
  const reference = commands.get(name.value);
  if (reference === undefined) return ok(undefined);
  const flags = reference.flags.map(({ flag, value }) => (value === undefined ? flag : `${flag}:`)).join('');
  const parsed = parseFlags({ flags }, rest);
  return parsed.ok ? ok(undefined) : err(`command ${name.value}: ${parsed.error}`);
}
