/** A receipt as people and programs read it. Pure. */
import type { ClaudePrompt, PaneId, PromptStage } from '@ccmux/core';
import type { Receipt } from './claude-prompts.js';

/** What has happened for sure: a text that is on its way into the box is still queued. */
const words: Readonly<Record<PromptStage['kind'], string>> = {
  queued: 'queued',
  typing: 'queued',
  typed: 'typed',
  accepted: 'accepted',
  started: 'turn-started',
  finished: 'finished',
  refused: 'refused',
};

export const stageWord = ({ stage }: ClaudePrompt): string => words[stage.kind];

export function receiptLine({ prompt, why }: Receipt): string {
  const { id, stage } = prompt;
  const more = stage.kind === 'refused' ? stage.reason : stage.kind === 'finished' ? stage.outcome : why;
  return `${id} ${stageWord(prompt)}${more === undefined ? '' : `: ${more}`}`;
}

export function receiptObject(pane: PaneId, { prompt, why }: Receipt): object {
  const { id, text, manner, queuedMs, stage } = prompt;
  return {
    id,
    pane: `%${pane}`,
    state: stageWord(prompt),
    manner,
    text,
    queuedAt: new Date(queuedMs).toISOString(),
    ...('atMs' in stage ? { at: new Date(stage.atMs).toISOString() } : {}),
    ...(why === undefined ? {} : { waitsFor: why }),
    ...(stage.kind === 'refused' ? { reason: stage.reason } : {}),
    ...(stage.kind === 'finished' ? { outcome: stage.outcome, answer: stage.answer ?? '' } : {}),
  };
}
