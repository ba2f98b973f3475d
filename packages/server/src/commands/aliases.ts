/** Names that people gave to command lines, by the option command-alias: what stands in their place. */
import { arrayAt, type CommandLine, err, ok, type Result } from '@ccmux/core';
import type { Services } from '../services.js';
import type { Mistake } from './command-list.js';

/**
 * The commands that a line stands for: those of its alias, the last of them with the line's own words behind, or
 * undefined when its first word is none. An alias in an alias is no alias.
 */
export function aliasedLines(
  { store }: Services,
  { words, blocks, line }: CommandLine,
  lex: (text: string) => Result<readonly CommandLine[], Mistake>,
): Result<readonly CommandLine[], Mistake> | undefined {
  const [name = '', ...rest] = words;
  const alias = arrayAt(store.model, 'command-alias', {}).find((item) => item.startsWith(`${name}=`));
  if (alias === undefined || name === '') return undefined;
  const lines = lex(alias.slice(name.length + 1));
  if (!lines.ok) return err({ ...lines.error, line });
  const last = lines.value.at(-1);
  if (last === undefined) return ok([]);
  const shifted = [...blocks].map(([index, block]) => [index - 1 + last.words.length, block] as const);
  const whole = { words: [...last.words, ...rest], blocks: new Map([...last.blocks, ...shifted]), line };
  return ok([...lines.value.slice(0, -1).map((one) => ({ ...one, line })), whole]);
}
