/** Facts about the conversations of panes. Past tense; already decided; applying one never fails. */
import type { PaneId } from '../ids.js';
import type { ClaudeBinding } from './claude-binding.js';

export type ClaudeEvent =
  /** Also before the pane is there: what is about to start is known before it runs. */
  | { readonly kind: 'claude-bound'; readonly pane: PaneId; readonly binding: ClaudeBinding }
  | { readonly kind: 'claude-unbound'; readonly pane: PaneId };
