/** What the configuration works with. Types only. */
import type { FoundProject } from '@ccmux/config/files';
import type { OptionPorts, Result } from '@ccmux/core';
import type { Clock } from '../clock.js';
import type { CommandList } from '../commands/command-list.js';
import type { KeyTables } from '../keys/key-tables.js';
import type { Logger } from '../log.js';
import type { ModelStore } from '../model/store.js';

export interface ConfigPorts {
  readonly store: ModelStore;
  readonly keys: KeyTables;
  readonly clock: Clock;
  readonly log: Logger;
  /** The server's own environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the project of a folder is; without it there are none. */
  readonly findProject?: ((folder: string) => Promise<FoundProject | undefined>) | undefined;
  /** What values are checked with where these command lines have names. */
  values(aliases: ReadonlyMap<string, string>): OptionPorts;
  /** Reads commands as they are to be run. */
  read(text: string): Result<CommandList, { readonly message: string }>;
  /** Tells everybody who is attached; all lines can be read again later. */
  tell(news: News): void;
}

export interface News {
  /** For the status line. */
  readonly message: string;
  /** All of it. */
  readonly lines: readonly string[];
  readonly isMistake: boolean;
}
