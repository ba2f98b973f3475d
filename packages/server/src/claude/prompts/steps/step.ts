/** What a step of bringing a prompt is. Each ends when the prompt has moved on, or is gone. Types, and waiting in short. */
import type { ClaudePrompt, PaneId, PromptStage } from '@ccmux/core';
import type { PromptPorts } from '../ports.js';
import type { Sight } from '../sight.js';
import type { TypingTurn } from '../typing-turn.js';
import type { Wakes } from '../wakes.js';

export interface StepContext extends PromptPorts {
  readonly pane: PaneId;
  readonly sight: Sight;
  readonly wakes: Wakes;
  readonly turn: TypingTurn;
  /** The pane has gone, or the server goes. */
  isGone(): boolean;
  /** The prompt as it is then. */
  move(prompt: ClaudePrompt, stage: PromptStage): ClaudePrompt;
  /** Why the prompt waits; undefined: it does not. */
  waits(why: string | undefined): void;
}

export type Step = (context: StepContext, prompt: ClaudePrompt) => Promise<void>;

/** What was not submitted, or was typed for a process that is gone, cannot be in a conversation that does not show it. */
export function canBeTypedAgain({ states, pane }: StepContext, { stage }: ClaudePrompt): boolean {
  if (stage.kind === 'typing') return true;
  if (stage.kind !== 'typed') return false;
  const pid = states.of(pane)?.pid;
  return stage.trace.pid !== undefined && pid !== undefined && pid !== stage.trace.pid;
}

/** How often the screen is looked at while something that was typed is on its way. */
const lookMs = 30;

/** Whether it became true in time. */
export async function until({ clock, wakes, isGone }: StepContext, isTrue: () => boolean, ms: number): Promise<boolean> {
  const end = clock.now() + ms;
  while (!isGone()) {
    if (isTrue()) return true;
    if (clock.now() >= end) return false;
    await wakes.pause(lookMs);
  }
  return false;
}
