/**
 * What Claude is doing in a pane, and what one source says of it.
 * Owns the words; who is believed is the ladder's affair, what a screen means is the rules'.
 */

/** What a waiting Claude waits for: a person's leave, answer or plan, or a dialog of its own. */
export type WaitingFor = 'permission' | 'question' | 'plan' | 'trust' | 'dialog' | 'login' | 'limit';

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
export type PermissionMode = 'manual' | 'plan' | 'accept-edits' | 'auto' | 'bypass';

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
