/** Answers put into a command: `%1` to `%9` and `%%`, as command-prompt and its kin do. */
import { type CommandLine, formatBlock } from './lex.js';

const NEEDS_ESCAPE = /["\\$;~]/g;

/**
 * The text with the answers in the places of `%1`, `%2` …; the first `%%` stands for the first answer, too. With a
 * further `%` (`%%%`, `%1%`) what would end a quoted word or expand in it is escaped.
 */
export function fillTemplate(template: string, answers: readonly string[]): string {
  return answers.reduce((text, answer, index) => fillOne(text, answer, String(index + 1)), template);
}

function fillOne(template: string, answer: string, number: string): string {
  let replaced = false;
  return template.replace(/%([1-9%])(%?)/g, (whole: string, which: string, quoted: string) => {
    if (which !== number && (which !== '%' || replaced)) return whole;
    if (which === '%') replaced = true;
    return quoted === '' ? answer : answer.replace(NEEDS_ESCAPE, '\\$&');
  });
}

/** The commands with the answers in every word, those of blocks included. The answers are never read as commands. */
export function fillCommands(commands: readonly CommandLine[], answers: readonly string[]): readonly CommandLine[] {
  if (answers.length === 0) return commands;
  return commands.map(({ words, blocks, line }) => {
    const filled = new Map([...blocks].map(([index, block]) => [index, fillCommands(block, answers)]));
    return {
      words: words.map((word, index) => {
        const block = filled.get(index);
        return block === undefined ? fillTemplate(word, answers) : formatBlock(block);
      }),
      blocks: filled,
      line,
    };
  });
}
