/** What operations on sessions, windows and panes work with. */
import type { PaneId, Size } from '@ccmux/core';
import type { ClaudeLauncher } from '../claude/launch/launcher.js';
import type { Clock } from '../clock.js';
import type { Configuration } from '../config/configuration.js';
import type { ModelStore } from '../model/store.js';
import type { PaneRegistry } from '../panes/pane-registry.js';
import type { ProgramLimits } from '../panes/program-limits.js';
import type { Reached } from '../storage/fault-points.js';

export interface OperationContext {
  readonly store: ModelStore;
  readonly panes: PaneRegistry;
  readonly clock: Clock;
  /** The server's own environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly socket: string;
  readonly shell: string;
  /** The folder of the programs `ccmux` and `tmux`; undefined where they are not installed. */
  readonly programs?: string | undefined;
  readonly configuration: Configuration;
  /** Starts conversations; where there is none, `claude` is a program as every other. */
  readonly claudes?: ClaudeLauncher | undefined;
  /** Holds what agents start; where there is none, nothing does. */
  readonly limits?: ProgramLimits | undefined;
  /** The token of a pane, by which its programs are known. */
  readonly tokenOf?: ((pane: PaneId) => string) | undefined;
  /** See `fault-points.ts`. */
  readonly reached?: Reached | undefined;
}

/** Size of windows that no client has looked at yet. */
export const detachedSize: Size = { cols: 80, rows: 24 };
