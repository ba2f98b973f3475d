/** What the program does by itself, without a server's command table: the first words that are no commands. One line each. */
import type { GlobalOptions } from './options.js';

export interface VerbContext {
  readonly options: GlobalOptions;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the person is. */
  readonly cwd: string;
  /** A line on standard output. */
  print(line: string): void;
  /** A line on standard error. */
  complain(line: string): void;
  /** Runs a command on the server of these options, if it runs: the exit status. Undefined: none runs. */
  ask(argv: readonly string[]): Promise<number | undefined>;
}

/** The exit status. `words`: what stands behind the verb. */
export type Verb = (words: readonly string[], context: VerbContext) => Promise<number>;

/** Loaded when they are called for: a client that attaches needs none of them. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  completion: async () => (await import('./completion/verb.js')).completionVerb,
  config: async () => (await import('./config/config-verb.js')).configVerb,
  help: async () => (await import('./help/verb.js')).helpVerb,
};

export const verbNames: readonly string[] = Object.keys(verbs);

export const findVerb = (word: string | undefined): (() => Promise<Verb>) | undefined =>
  word !== undefined && Object.hasOwn(verbs, word) ? verbs[word] : undefined;

/** `--help` among the words of commands: its status, or undefined when it is something else there. */
export const explainCommand = async (argv: readonly string[]): Promise<number | undefined> =>
  argv.includes('--help') ? (await import('./help/verb.js')).helpWithin(argv) : undefined;
