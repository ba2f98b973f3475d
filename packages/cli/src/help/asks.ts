/** Whether words ask for help with a command: `--help` where a flag may stand. Pure. */
import type { CommandReference, LanguageReference } from '@ccmux/core';
import { resolveCommandName, splitWords } from '@ccmux/core';

const noBlocks = new Map<number, never>();

/** The first command among the words that is asked about; undefined when `--help` is anything else to each. */
export function askedAbout(language: LanguageReference, argv: readonly string[]): CommandReference | undefined {
  for (const { words } of splitWords(argv, noBlocks, 0)) {
    const command = commandCalled(language, words[0] ?? '');
    if (command !== undefined && asks(command, words.slice(1))) return command;
  }
  return undefined;
}

/** By name, alias or a beginning of the name that is like no other. */
export function commandCalled({ commands }: LanguageReference, text: string): CommandReference | undefined {
  const name = resolveCommandName(commands, text);
  return name.ok ? commands.find((c) => c.name === name.value) : undefined;
}

function asks({ flags }: CommandReference, words: readonly string[]): boolean {
  let takesNext = false;
  for (const word of words) {
    if (takesNext) {
      takesNext = false;
      continue;
    }
    if (word === '--help') return true;
    if (!word.startsWith('-') || word === '-' || word === '--') return false;
    takesNext = valueIsNext(flags, word.slice(1));
  }
  return false;
}

/** Whether the value of a flag in a cluster is the next word. */
export function valueIsNext(flags: CommandReference['flags'], cluster: string): boolean {
  const at = [...cluster].findIndex((letter) => flags.some(({ flag, value }) => flag === letter && value !== undefined));
  return at >= 0 && at === cluster.length - 1;
}
