/** Writing a command's flags and words in tmux's one form: flags without values first, everything in order of letters. */
import type { ParsedArgs } from './flags.js';
import type { CommandLine } from './lex.js';
import { quoteWord } from './quote.js';

/** `-dh -t foo word { block }`; '' for a command that was given nothing. `printBlock` writes what stands in the braces. */
export function formatArgs(args: ParsedArgs, printBlock: (commands: readonly CommandLine[]) => string): string {
  const plain = args.flags.filter(({ values }) => values.length === 0).map(({ flag, count }) => flag.repeat(count));
  const words = plain.length === 0 ? [] : [`-${plain.join('')}`];
  for (const { flag, values } of args.flags) for (const value of values) words.push(`-${flag}`, quoteWord(value));
  for (const [index, word] of args.rest.entries()) {
    const block = args.block(index);
    words.push(block === undefined ? quoteWord(word) : block.length === 0 ? '{ }' : `{ ${printBlock(block)} }`);
  }
  return words.join(' ');
}
