/** Who runs a command, and how it went. Types of the command language that know no command. */
import { type CommandName, ok, type Place, type ProgramName, type Result, type SessionId } from '@ccmux/core';
import type { Hello } from '@ccmux/protocol';
import type { AttachedClient } from '../clients/attached-client.js';
import type { ClientFlags } from '../clients/flags.js';
import type { KeyTables } from '../keys/key-tables.js';
import type { MouseAt } from '../keys/mouse-at.js';
import type { ModelStore } from '../model/store.js';

/** The error is what the person reads, without the command's name. */
export type Outcome = Result<void, string>;

export const done: Outcome = ok(undefined);

/** The files of commands of a configuration, while they are run. */
export interface Configuring {
  /** What their commands work with in place of the server's own. */
  readonly parts: { readonly store: ModelStore; readonly keys: KeyTables };
  /** Whether such a command is not to be run. */
  leavesOut(command: CommandName): boolean;
}

export interface Caller {
  readonly hello: Hello | undefined;
  readonly attached: AttachedClient | undefined;
  /** Where the caller is: the pane that a shell command runs in, or what the client looks at. */
  readonly place: Place | undefined;
  /** The file whose commands are run. */
  readonly file?: string | undefined;
  /** The configuration that the commands are of. */
  readonly configuring?: Configuring | undefined;
  /** The mouse event whose key runs the command. */
  readonly mouse?: MouseAt | undefined;
  /** A line for the caller: stdout of a shell command, a page over the panes of an attached client. */
  print(line: string): void;
  /** Bytes for the caller, as they are: to stdout of a shell command, in a page of an attached client. */
  write(bytes: Uint8Array): void;
  /** What went wrong while the command goes on, or behind its back; a shell command then ends with status 1. */
  error(line: string): void;
  /** All that a shell command's standard input holds; an error when the caller has none. */
  input(): Promise<Result<Uint8Array, string>>;
  /** A command that went well ends a shell command with this status all the same: that of a program it ran. */
  endWith(status: number): void;
  /** Why the caller's terminal cannot be attached; undefined when it can, or is. */
  attachRefusal(): string | undefined;
  /** Makes the caller's terminal a client of the session. Without flags a client that is one already keeps its own. */
  attach(session: SessionId, flags?: ClientFlags): Result<void, string>;
}

/**
 * Whose words a caller speaks: of what a shell or a control client says, those of the name that it was called by. A picture
 * has key bindings and a prompt, and those are ccmux's; so are files.
 */
export function wordsOf({ hello, attached, file }: Pick<Caller, 'hello' | 'attached' | 'file'>): ProgramName {
  const isOwn = file !== undefined || (attached !== undefined && hello?.control !== true);
  return isOwn ? 'ccmux' : (hello?.program ?? 'ccmux');
}

/** What people are told of a command. */
export interface CommandSummary {
  readonly name: CommandName;
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** What each flag is for, by its letter; of one with a value what the value is. */
  readonly flagHelp: Readonly<Record<string, string>>;
}
