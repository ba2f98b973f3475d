/** `ccmux help [command]`, and `--help` behind a command. */
import { resolveCommandName } from '@ccmux/core';
import { readLanguage } from '../language.js';
import type { Verb } from '../verb.js';
import { askedAbout, commandCalled } from './asks.js';
import { allHelp, commandHelp } from './text.js';

export const helpVerb: Verb = async (words, { print, complain }) => {
  const language = readLanguage();
  const [name, ...more] = words;
  if (more.length > 0) {
    complain('usage: ccmux help [command]');
    return 1;
  }
  const found = name === undefined || name === '--help' ? undefined : resolveCommandName(language.commands, name);
  if (found?.ok === false) {
    complain(`${found.error} (ccmux help lists them)`);
    return 1;
  }
  const command = found === undefined ? undefined : commandCalled(language, found.value);
  print(command === undefined ? allHelp(language) : commandHelp(command));
  return 0;
};

/** Undefined: the words do not ask for help. */
export function helpWithin(argv: readonly string[]): number | undefined {
  const command = askedAbout(readLanguage(), argv);
  if (command === undefined) return undefined;
  process.stdout.write(`${commandHelp(command)}\n`);
  return 0;
}
