/** Facts about what agents asked for. Past tense; already decided; applying one never fails. */
import type { PaneId } from '../ids.js';
import type { AuditHead } from '../supervision/audit-head.js';
import type { Child, ChildStatus } from '../supervision/tree.js';

export type AgentEvent =
  /** Granted, and its pane is there. `rateWindowMs`: grants that are older are not counted any more. */
  | { readonly kind: 'child-opened'; readonly child: Child; readonly rateWindowMs: number }
  | { readonly kind: 'child-ended'; readonly pane: PaneId; readonly status: ChildStatus; readonly output?: string }
  /** Its program runs again; `restarts` are the times of all its restarts. */
  | { readonly kind: 'child-restarted'; readonly pane: PaneId; readonly restarts: readonly number[] }
  /** All that a conversation asks for in front of `offset` (bytes of its file) has been decided. */
  | { readonly kind: 'tags-read'; readonly transcript: string; readonly offset: number }
  /** So far the log of what agents asked for is on the disk. */
  | { readonly kind: 'audit-written'; readonly head: AuditHead };
