/**
 * What a line of a transcript can be, as far as anybody here cares. Owns the words; the lines are read in parse-record.ts.
 * A transcript is a tree: each record names the one before it, and what is not on the way from the last record to the root
 * was taken back (a rewind, a prompt that was interrupted before its answer, a second writer).
 */

/** Tokens of one answer of the model, as the API counts them. */
export interface Tokens {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheCreation: number;
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'thinking'; readonly text: string }
  | { readonly kind: 'tool-call'; readonly id: string; readonly name: string; readonly input: unknown }
  | { readonly kind: 'tool-result'; readonly id: string; readonly text: string; readonly isError: boolean }
  /** A picture, a document, or something that is newer than this program. */
  | { readonly kind: 'other'; readonly type: string };

interface InTree {
  readonly uuid: string;
  /** The record before this one; undefined for a root. */
  readonly parent: string | undefined;
  /** Of a subagent: not part of the conversation. */
  readonly isSidechain: boolean;
  /** As written: ISO 8601. */
  readonly at: string | undefined;
}

export interface UserRecord extends InTree {
  readonly kind: 'user';
  readonly blocks: readonly Block[];
  /** Written by Claude Code for the model, not by a person. */
  readonly isMeta: boolean;
  readonly isSummary: boolean;
  /** `typed`, `queued`, `system` …; older versions do not say. */
  readonly source: string | undefined;
  /** `human`, `task-notification` …; older versions do not say. */
  readonly origin: string | undefined;
}

export interface AssistantRecord extends InTree {
  readonly kind: 'assistant';
  readonly messageId: string | undefined;
  readonly model: string | undefined;
  readonly blocks: readonly Block[];
  /** Undefined: the answer was cut, or (before 2.1) more of it follows. */
  readonly stopReason: string | undefined;
  readonly tokens: Tokens | undefined;
  /** Claude Code says it in place of the model: the request failed. */
  readonly apiError: { readonly status: number | undefined; readonly error: string | undefined } | undefined;
}

export interface CompactRecord extends InTree {
  readonly kind: 'compact';
  readonly trigger: string | undefined;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

export type TranscriptRecord =
  | UserRecord
  | AssistantRecord
  | CompactRecord
  /** The end of a turn. */
  | (InTree & { readonly kind: 'turn-end'; readonly durationMs: number | undefined })
  /** What a command of Claude Code's own printed. */
  | (InTree & { readonly kind: 'local-output'; readonly text: string })
  /** Anything else that has a place in the tree. */
  | (InTree & { readonly kind: 'link'; readonly type: string })
  /** A prompt that waits for the end of the turn, taken in or let out. */
  | { readonly kind: 'queue'; readonly operation: string; readonly text: string | undefined; readonly at: string | undefined }
  /** What the session has cost so far, in US dollars, as Claude Code reckons it. */
  | { readonly kind: 'cost'; readonly dollars: number; readonly isComplete: boolean }
  /** Anything else, also what is newer than this program. */
  | { readonly kind: 'other'; readonly type: string }
  /** No JSON object: damage, or a line that is still being written. */
  | { readonly kind: 'junk' };

export type TreeRecord = Extract<TranscriptRecord, InTree>;

export const isInTree = (record: TranscriptRecord): record is TreeRecord => 'uuid' in record;
