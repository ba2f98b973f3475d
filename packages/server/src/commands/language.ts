/** The command language as the server's parts use it: reading, running and printing commands. A type that knows no command. */
import type { CommandLine, ParsedArgs, Result } from '@ccmux/core';
import type { Caller } from './caller.js';
import type { CommandList, Mistake } from './command-list.js';

/** Who is told that a command has failed. */
export type Report = (message: string, line: number) => void;

export interface CommandLanguage {
  /** Reads a text; a mistake anywhere in it spoils all of it. `caller` is whose place conditions are expanded at. */
  read(text: string, caller?: Caller): Result<CommandList, Mistake>;
  /** Words that have been read before: a block, or an invocation. */
  prepare(lines: readonly CommandLine[]): Result<CommandList, Mistake>;
  /**
   * The commands that word `index` of a command stands for, a block or a text, with the answers in the places of `%1`.
   * Answers never become commands of their own in a block; in a text they may.
   */
  argument(args: ParsedArgs, index: number, answers?: readonly string[]): Result<CommandList, Mistake>;
  /**
   * Runs the commands one after the other. Stays synchronous as long as they are. Failures go to `report`, or to the
   * caller; it never rejects for a command that fails.
   */
  run(commands: CommandList, caller: Caller, report?: Report): Promise<void> | undefined;
  /** The commands as list-keys prints them, `\;` between them; as they stand in a block with `;`. */
  print(commands: CommandList, escaped: boolean): string;
}
