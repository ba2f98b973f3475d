/** Separating commands in words that a shell, or the command language, has already split. */
import type { Blocks } from './flags.js';
import type { CommandLine } from './lex.js';

/**
 * A word that ends in `;` ends a command (the `;` is taken off, and a word of only `;` disappears); `\;` at the end
 * stands for a `;` that belongs to the word. Commands without words are left out. Blocks stay what they are.
 */
export function splitWords(words: readonly string[], blocks: Blocks, line: number): CommandLine[] {
  const commands: CommandLine[] = [];
  let current: string[] = [];
  let own = new Map<number, readonly CommandLine[]>();
  const finish = () => {
    if (current.length > 0) commands.push({ words: current, blocks: own, line });
    current = [];
    own = new Map();
  };
  for (const [index, word] of words.entries()) {
    const block = blocks.get(index);
    if (block !== undefined) own.set(current.length, block);
    if (block !== undefined || !word.endsWith(';')) current.push(word);
    else if (word.endsWith('\\;')) current.push(`${word.slice(0, -2)};`);
    else {
      if (word !== ';') current.push(word.slice(0, -1));
      finish();
    }
  }
  finish();
  return commands;
}
