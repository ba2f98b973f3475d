/** A command's usage in one line. */
import { commandCatalogue } from '@ccmux/core';
import type { CommandSummary } from './caller.js';

/** `name (alias) usage`, as list-commands prints it. */
export function usageLine(command: CommandSummary): string {
  const entry = commandCatalogue.find((e) => e.name === command.name);
  const alias = entry !== undefined && 'alias' in entry ? `(${entry.alias})` : '';
  return [command.name, alias, command.usage].filter((part) => part !== '').join(' ');
}
