/** Facts about the conversations of panes. Past tense; already decided; applying one never fails. */
import type { PaneId } from '../ids.js';
import type { ClaudeBinding } from './claude-binding.js';
import type { ClaudePrompt, PromptStage } from './claude-prompt.js';

export type ClaudeEvent =
  /** Also before the pane is there: what is about to start is known before it runs. */
  | { readonly kind: 'claude-bound'; readonly pane: PaneId; readonly binding: ClaudeBinding }
  | { readonly kind: 'claude-unbound'; readonly pane: PaneId };

/** Facts about prompts. One with an id that the pane knows is not queued again; one that is over does not move. */
export type PromptEvent =
  | { readonly kind: 'prompt-queued'; readonly pane: PaneId; readonly prompt: ClaudePrompt }
  | { readonly kind: 'prompt-moved'; readonly pane: PaneId; readonly id: string; readonly stage: PromptStage };
