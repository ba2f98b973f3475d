/** What a server is composed with: its place in the world. Types only. */
import type { FoundProject } from '@ccmux/config/files';
import type { Model, Result } from '@ccmux/core';
import type { LimitPorts } from './agents/limits/ports.js';
import type { AgentPorts } from './agents/ports.js';
import type { LaunchPorts } from './claude/launch/ports.js';
import type { Clock } from './clock.js';
import type { Logger } from './log.js';
import type { Suspects } from './panes/suspects.js';
import type { Reached } from './storage/fault-points.js';
import type { ParseGuard } from './watchdog/parse-guard.js';

export interface ServerOptions {
  readonly socket: string;
  readonly env: Readonly<Record<string, string>>;
  readonly shell: string;
  /** The folder of the programs; see OperationContext. */
  readonly programs?: string | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where the project of a folder is; nobody looks for projects when left out. */
  readonly findProject?: (folder: string) => Promise<FoundProject | undefined>;
  /** Where what nobody could do for a caller is written down; nowhere when left out. */
  readonly stateFolder?: string;
  /** What the supervision of agents needs of the world; a key of its own and no audit when left out. */
  readonly agents?: AgentPorts;
  /** What limits for the panes of agents need of the world; there are none when left out. */
  readonly limits?: LimitPorts;
  /** What starting Claude needs of the world; nobody starts conversations when left out. */
  readonly claude?: LaunchPorts;
  /** What was saved of the server before. */
  readonly model?: Model;
  /** The texts of its paste buffers, by their numbers. */
  readonly bufferTexts?: ReadonlyMap<number, Uint8Array>;
  /** Starts another ptyhost in place of one that is gone; without it the server ends with the ptyhost. */
  readonly onPtyhostLost?: () => void;
  /** Watches over parsing; nobody does when left out. */
  readonly guard?: ParseGuard;
  /** Who remembers what servers died of; nobody does when left out. */
  readonly suspects?: Suspects;
  /** See `fault-points.ts`. */
  readonly reached?: Reached;
  /** See `Services`. */
  readonly succeed?: (folder: string) => Promise<Result<number, string>>;
  /** Called once, when everything has ended. */
  readonly onEnd: () => void;
}
