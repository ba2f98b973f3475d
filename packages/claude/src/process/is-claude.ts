/** Which program is Claude Code, from what the system says of a process. Pure. */

export interface ProcessWords {
  /** What the process calls itself: /proc/<pid>/comm. */
  readonly name: string;
  readonly argv: readonly string[];
}

/** Interpreters that the old releases, which are JavaScript, run in. */
const interpreters = /^(node|bun|deno)$/;
const script = /(?:^|\/)@anthropic-ai\/claude-code\/[^/]+\.m?js$|(?:^|\/)claude$/;
/** Its commands that are over at once or are no conversation. */
const otherCommands = new Set([
  'agents',
  'attach',
  'auth',
  'auto-mode',
  'config',
  'doctor',
  'gateway',
  'import',
  'install',
  'logs',
  'mcp',
  'migrate-installer',
  'plugin',
  'plugins',
  'project',
  'purge',
  'respawn',
  'rm',
  'setup-token',
  'stop',
  'kill',
  'ultrareview',
  'update',
  'upgrade',
]);

/** The first word behind the flags makes it another command than a conversation. */
export const isOtherCommand = (word: string): boolean => otherCommands.has(word);

/** What a process is: a Claude that a person talks to, one that prints its answer and ends, or none. */
export type ClaudeKind = 'conversation' | 'print';

/** Whether the process is a Claude that a person talks to. */
export const isClaude = (process: ProcessWords): boolean => claudeKind(process) === 'conversation';

export function claudeKind({ name, argv }: ProcessWords): ClaudeKind | undefined {
  const program = baseOf(argv[0] ?? '');
  const isIts = program === 'claude' || program === 'claude.exe';
  const isRun = interpreters.test(program) && script.test(argv.find((word, i) => i > 0 && !word.startsWith('-')) ?? '');
  // The old releases rename their process, and their words with it.
  const isRenamed = name === 'claude' && (program === '' || interpreters.test(program));
  if (!isIts && !isRun && !isRenamed) return undefined;
  const words = isRun ? argv.slice(argv.findIndex((word, i) => i > 0 && !word.startsWith('-')) + 1) : argv.slice(1);
  if (words.some((word) => word === '--version' || word === '--help')) return undefined;
  if (words[0] !== undefined && otherCommands.has(words[0])) return undefined;
  return words.some((word) => word === '-p' || word === '--print') ? 'print' : 'conversation';
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
