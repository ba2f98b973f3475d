/** What a command is, and what it works with. One file beside this for each. */
import type { LongFlags, ParsedArgs, Place, Result, TargetKind } from '@ccmux/core';
import type { Services } from '../services.js';
import { type Caller, type CommandSummary, done, type Outcome } from './caller.js';

export { done, type Outcome };

export interface Command extends CommandSummary {
  /** getopt string as in tmux: a letter a flag, `:` behind it when it takes a value. */
  readonly flags: string;
  /** Long names of flags, which only commands of our own have; they may stand behind words, too. */
  readonly long?: LongFlags;
  /** Fewest and most words behind the flags. */
  readonly args: readonly [min: number, max: number];
  /** Which words behind the flags (from 0) may be `{ … }` blocks; none when left out. */
  readonly takesBlock?: (index: number, args: ParsedArgs) => boolean;
  exec(context: CommandContext, args: ParsedArgs): Outcome | Promise<Outcome>;
}

export interface CommandContext extends Services {
  readonly caller: Caller;
  /** The place that a target names, or where the caller is. */
  resolve(kind: TargetKind, target: string | undefined): Result<Place, string>;
}
