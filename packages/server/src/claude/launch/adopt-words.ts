/** The words that go on with somebody else's conversation as that one was started: its flags, not what it was asked. Pure. */
import { launchWords, readClaudeCommand } from '@ccmux/claude';

export function adoptWords(argv: readonly string[], session: string, fork: boolean): readonly string[] {
  // Behind the program, or behind the script that an interpreter runs.
  const at = argv.findIndex((word, i) => /(^|\/)(claude|cli\.js)$/.test(word) && (i === 0 || !word.startsWith('-')));
  const claude = readClaudeCommand(['claude', ...argv.slice(at + 1)]);
  const additions = { settings: undefined, path: '', model: '', more: [] };
  const words =
    claude?.form === 'words'
      ? launchWords(claude, { ...additions, conversation: { kind: 'resume', session } })
      : ['claude', '--resume', session];
  return fork ? [...words, '--fork-session'] : words;
}
