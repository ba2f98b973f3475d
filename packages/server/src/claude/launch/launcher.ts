/** What operations on panes ask of whoever starts Claude. Types only. */
import type { PaneId, Result } from '@ccmux/core';

export interface ClaudeStart {
  readonly pane: PaneId;
  /** What the pane is to run. */
  readonly command: readonly string[];
  readonly cwd: string;
  /** `NAME=value` words. */
  readonly env: readonly string[];
}

/** What is run in place of the command. */
export interface ClaudeLaunch {
  readonly command: readonly string[];
  readonly env: readonly string[];
  readonly cwd: string;
}

export interface ClaudeLauncher {
  /**
   * Undefined: the command starts no conversation. Otherwise it is bound to the pane, on disk, when this resolves. The error
   * is for a person: somebody else has the conversation open.
   */
  prepare(start: ClaudeStart): Promise<Result<ClaudeLaunch | undefined, string>>;
  /** The program did not start. */
  notStarted(pane: PaneId): void;
  /** Ends the Claude that runs in a pane, which is to run something else: what it has to write it has written then. */
  endFor(pane: PaneId): Promise<void>;
}
