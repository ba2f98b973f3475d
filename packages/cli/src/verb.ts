/** What a verb is: a word that the program does something for by itself. Names and types; the table is in verbs.ts. */
import type { Result } from '@ccmux/core';
import type { GlobalOptions } from './options.js';

export const verbNames = [
  'audit',
  'completion',
  'config',
  'doctor',
  'explain',
  'fan-out',
  'help',
  'mcp',
  'record',
  'skill',
  'state',
  'transcript',
  'upgrade-ptyhost',
  'upgrade-server',
  'usage',
] as const;
export type VerbName = (typeof verbNames)[number];

export interface VerbContext {
  readonly options: GlobalOptions;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The server's socket; the error says why its place is not safe. */
  readonly socket: Result<string, string>;
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
