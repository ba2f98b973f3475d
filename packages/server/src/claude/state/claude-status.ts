/** What the server says of the Claude in a pane, and of its changes. Types only. */
import type { ClaudeDetails, ClaudeState, Evidence } from '@ccmux/claude';
import type { PaneId } from '@ccmux/core';

export interface ClaudeStatus {
  readonly pane: PaneId;
  readonly state: ClaudeState;
  /** Since when, in milliseconds since the epoch. */
  readonly sinceMs: number;
  readonly details: ClaudeDetails;
  /** Undefined while the process is not known, or gone. */
  readonly pid: number | undefined;
  readonly configDir: string | undefined;
  readonly sessionId: string | undefined;
  /** Where its conversation is kept, when it has said so. */
  readonly transcriptPath: string | undefined;
  readonly cwd: string | undefined;
  readonly version: string | undefined;
  /** What somebody has called the session. */
  readonly name: string | undefined;
  /** What a person is asked for, in a few words. */
  readonly asks: string | undefined;
  /** The last text that it wrote, when it is known without reading the conversation. */
  readonly lastText: string | undefined;
}

/** Undefined: the pane runs no Claude. */
export interface ClaudeChange {
  readonly pane: PaneId;
  readonly before: ClaudeStatus | undefined;
  readonly after: ClaudeStatus | undefined;
}

/** Why a state is what it is. */
export interface ClaudeExplanation {
  readonly status: ClaudeStatus;
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
  /** Who was believed, and why. */
  readonly source: Evidence['source'];
  readonly reason: string;
}
