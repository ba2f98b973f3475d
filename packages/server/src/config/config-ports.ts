/** What the configuration works with. Types only. */
import type { FoundProject } from '@ccmux/config/files';
import type { OptionPorts, Result } from '@ccmux/core';
import type { Clock } from '../clock.js';
import type { CommandList } from '../commands/command-list.js';
import type { KeyTables } from '../keys/key-tables.js';
import type { Logger } from '../log.js';
import type { ModelStore } from '../model/store.js';
import type { LastGood } from './last-good.js';
import type { ConfigMemory } from './memory.js';

export interface ConfigPorts {
  readonly store: ModelStore;
  readonly keys: KeyTables;
  readonly clock: Clock;
  readonly log: Logger;
  /** The server's own environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the project of a folder is; without it there are none. */
  readonly findProject?: ((folder: string) => Promise<FoundProject | undefined>) | undefined;
  /** What a server before this one had in force, and for one after it. */
  readonly memory?: ConfigMemory | undefined;
  /** What files said when they were last right, also for another server. */
  readonly lastGood?: LastGood | undefined;
  /** The sessions of that server are here: what it had in force is, too. */
  readonly isRestored: boolean;
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
