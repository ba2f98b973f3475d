/**
 * What Claude is doing in a pane, and what one source says of it.
 * Owns the words; who is believed is the ladder's affair, what a screen means is the rules'.
 */

/** What a waiting Claude waits for: a person's leave, answer or plan, or a dialog of its own. */
export const WAITING_FOR = ['permission', 'question', 'plan', 'trust', 'dialog', 'login', 'limit'] as const;

export type WaitingFor = (typeof WAITING_FOR)[number];

/** `done` is idle that no person has seen yet: only the server, which knows who looks, can say it. */
export type ClaudeState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'working' }
  | { readonly kind: 'waiting'; readonly for: WaitingFor }
  | { readonly kind: 'idle' }
  | { readonly kind: 'done' }
  | { readonly kind: 'exited' }
  | { readonly kind: 'unknown' };

/** How Claude treats tools: its permission mode, by one name in every version. */
export const PERMISSION_MODES = ['manual', 'plan', 'accept-edits', 'auto', 'bypass'] as const;

export type PermissionMode = (typeof PERMISSION_MODES)[number];

/** What went wrong last: a request that is tried again, or one that was given up. */
export type Trouble =
  | { readonly kind: 'retrying'; readonly attempt: number; readonly of: number }
  | { readonly kind: 'api-error'; readonly text: string };

/** What is known of Claude beside its state. */
export interface ClaudeDetails {
  /** Undefined: it cannot be seen now. */
  readonly mode: PermissionMode | undefined;
  /** A person's words stand in the prompt box. */
  readonly draft: boolean;
  /** Shells that run in the background. */
  readonly shells: number;
  /** Agents that run in the background. */
  readonly agents: number;
  readonly trouble: Trouble | undefined;
}

/** Strongest first: the ladder asks them in this order. */
export const EVIDENCE_SOURCES = ['process', 'status-file', 'hooks', 'title', 'transcript', 'screen', 'activity'] as const;

export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/** One source's opinion. */
export interface Evidence {
  readonly source: EvidenceSource;
  readonly state: ClaudeState;
  /** Why, for a person: "the title starts with ✳", never only "matched rule 3". */
  readonly reason: string;
  /** When the source came to this opinion, in milliseconds of the server's clock. */
  readonly at: number;
}

/** `waiting (permission)`, `idle` … */
export const stateText = (state: ClaudeState): string => (state.kind === 'waiting' ? `waiting (${state.for})` : state.kind);

export const sameState = (a: ClaudeState, b: ClaudeState): boolean => stateText(a) === stateText(b);
