/** What a command is, and what it works with. One file beside this for each. */
import { type CommandName, ok, type ParsedArgs, type Place, type Result, type SessionId, type TargetKind } from '@ccmux/core';
import type { Hello } from '@ccmux/protocol';
import type { AttachedClient } from '../clients/attached-client.js';
import type { Services } from '../services.js';

export interface Command {
  readonly name: CommandName;
  /** getopt string as in tmux: a letter a flag, `:` behind it when it takes a value. */
  readonly flags: string;
  /** Fewest and most words behind the flags. */
  readonly args: readonly [min: number, max: number];
  readonly usage: string;
  exec(context: CommandContext, args: ParsedArgs): Outcome | Promise<Outcome>;
}

/** The error is what the person reads, without the command's name. */
export type Outcome = Result<void, string>;

export const done: Outcome = ok(undefined);

/** Who runs a command. */
export interface Caller {
  readonly hello: Hello | undefined;
  readonly attached: AttachedClient | undefined;
  /** Where the caller is: the pane that a shell command runs in, or what the client looks at. */
  readonly place: Place | undefined;
  /** A line for the caller: stdout of a shell command, a page over the panes of an attached client. */
  print(line: string): void;
  /** Makes the caller's terminal a client of the session. */
  attach(session: SessionId): Result<void, string>;
}

export interface CommandContext extends Services {
  readonly caller: Caller;
  /** The place that a target names, or where the caller is. */
  resolve(kind: TargetKind, target: string | undefined): Result<Place, string>;
}
