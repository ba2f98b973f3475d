/** source-file of a configuration in TOML: checked as a whole, then in force over what there was, and followed from then on. */
import { mistakeText, ofSettings, placeText, rowsOf } from '@ccmux/config';
import type { ParsedArgs } from '@ccmux/core';
import type { CommandContext } from './command.js';

/** What is wrong in the file; nothing of it applies then. `-n` only checks, `-v` says what is in it. */
export async function sourceToml({ configuration, caller }: CommandContext, args: ParsedArgs, file: string): Promise<string[]> {
  if (args.has('n') || args.has('v')) {
    const checked = await configuration.check(file);
    if (!checked.ok) return checked.error.map(mistakeText);
    const users = [...checked.value.options.keys()].filter((name) => name.startsWith('@'));
    for (const { section, name, value, origin } of args.has('v') ? rowsOf(checked.value, ofSettings(checked.value), users) : []) {
      if (origin.kind === 'configuration') caller.print(`${placeText(origin.place)}: [${section}] ${name} = ${value}`);
    }
    if (args.has('n')) return [];
  }
  return (await configuration.useFile(file)).map(mistakeText);
}
