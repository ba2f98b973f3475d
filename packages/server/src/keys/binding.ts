/** What one key is bound to. A type only. */
import type { KeyName } from '@ccmux/core';
import type { CommandList } from '../commands/command-list.js';

export interface Binding {
  readonly table: string;
  readonly key: KeyName;
  readonly commands: CommandList;
  /** What the key is for, in the list of keys; '' leaves it out. */
  readonly note: string;
  /** May be pressed again without the prefix for a while. */
  readonly repeat: boolean;
}

/** A binding that everybody starts with, as text. */
export interface DefaultBinding {
  readonly table: string;
  readonly key: string;
  /** A line of the command language. */
  readonly command: string;
  readonly note: string;
  readonly repeat: boolean;
}

/** A binding as people read it. */
export interface BindingText {
  readonly key: string;
  readonly note: string;
  /** As list-keys prints it. */
  readonly command: string;
}
