/** What the server says of the Claude in a pane, and of its changes. Types only. */
import type { ClaudeState, Evidence, PermissionMode } from '@ccmux/claude';
import type { PaneId } from '@ccmux/core';

export interface ClaudeStatus {
  readonly pane: PaneId;
  readonly state: ClaudeState;
  /** Since when, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** It waits, or is done, and nobody has looked at it since. */
  readonly isUnseen: boolean;
  /** Undefined while the process is not known, or gone. */
  readonly pid: number | undefined;
  readonly configDir: string | undefined;
  readonly sessionId: string | undefined;
  /** Where its conversation is kept, when it has said so. */
  readonly transcriptPath: string | undefined;
  readonly cwd: string | undefined;
  readonly version: string | undefined;
  /** What the session is called. */
  readonly name: string | undefined;
  readonly mode: PermissionMode | undefined;
  /** Something is typed in its box and not sent. */
  readonly hasDraft: boolean;
  /** Shells and agents that go on in the background. */
  readonly background: number;
  /** What a person is asked for, in a few words. */
  readonly asks: string | undefined;
  readonly error: string | undefined;
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
  /** The source that was believed. */
  readonly source: string;
  readonly reason: string;
}

export const isSameState = (a: ClaudeState | undefined, b: ClaudeState | undefined): boolean =>
  a?.kind === b?.kind && (a?.kind !== 'waiting' || b?.kind !== 'waiting' || a.for === b.for);
