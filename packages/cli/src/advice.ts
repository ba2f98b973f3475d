/** What a person may have meant who called a command that there is not. Says it beside the error, which stays tmux's. */
import { nearest } from '@ccmux/config';
import { readLanguage } from './language.js';
import { verbNames } from './verb.js';

/** Undefined when the word is a command, or near to none. */
export function advice(word: string): string | undefined {
  const { commands } = readLanguage();
  const names = [...commands.flatMap(({ name, alias }) => (alias === undefined ? [name] : [name, alias])), ...verbNames];
  if (names.some((name) => name.startsWith(word))) return undefined;
  const meant = nearest(word, names);
  return meant === undefined ? undefined : `did you mean ${meant}? ccmux help lists the commands`;
}
