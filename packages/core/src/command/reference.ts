/**
 * What the command language consists of, as data for help, completion and the pages of reference. The server's tables are
 * the only source of it: the build writes it down for programs that do not load them. Types only.
 */
import type { OptionScope } from '../options/entry.js';

export interface FlagReference {
  /** One character. */
  readonly flag: string;
  /** Its long name, without dashes. */
  readonly long?: string;
  /** What its value is called in the usage; left out when it takes none. */
  readonly value?: string;
  readonly help: string;
}

export interface CommandReference {
  readonly name: string;
  readonly alias?: string;
  /** tmux does not have it: see `preferred`. */
  readonly own?: true;
  /** Without the command's name. */
  readonly usage: string;
  readonly summary: string;
  readonly flags: readonly FlagReference[];
  /** What the words behind the flags are called in the usage, in order. */
  readonly words: readonly string[];
}

export interface OptionReference {
  readonly name: string;
  readonly scope: OptionScope;
  readonly isHook: boolean;
  /** What its values are, for a person. */
  readonly type: string;
  /** All values that it may have, when they can be counted. */
  readonly values: readonly string[];
  /** As it would be written in a command; items of an array are lines. */
  readonly initial: string;
  readonly help: string;
}

export interface BindingReference {
  readonly table: string;
  readonly key: string;
  readonly command: string;
  readonly note: string;
  readonly repeat: boolean;
}

export interface LanguageReference {
  /** In the order of their names. */
  readonly commands: readonly CommandReference[];
  /** Hooks among them. */
  readonly options: readonly OptionReference[];
  /** Options of tmux that may be set and do nothing, and why. */
  readonly ignoredOptions: readonly { readonly name: string; readonly why: string }[];
  readonly bindings: readonly BindingReference[];
  readonly copyCommands: readonly { readonly name: string; readonly help: string }[];
  readonly layouts: readonly string[];
  /** Values that can be counted, by what usages call them. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Of formats. */
  readonly variables: readonly { readonly name: string; readonly help: string }[];
}
