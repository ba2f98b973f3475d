/**
 * A prompt that was interrupted before anything was said to it is put back into the box by Claude. When it was one of ours, it
 * is taken out again: nobody typed it there.
 */
import { claudeRuleSet, readPromptBox, showsText } from '@ccmux/claude';
import type { PaneId } from '@ccmux/core';
import type { Services } from '../../services.js';
import { screenView } from '../state/screen-view.js';
import { sentText } from './steps/type-text.js';

/** Ctrl-U: a line of the box. */
const deleteLine = '\x15';
const mostLines = 400;
/** For the box to be drawn again. */
const drawnMs = 300;
const betweenMs = 30;

export async function takeBack({ panes, store, clock }: Services, pane: PaneId): Promise<void> {
  const pause = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
  await pause(drawnMs);
  const ours = store.model.prompts.get(pane)?.findLast(({ stage }) => stage.kind === 'started' || stage.kind === 'accepted');
  const runtime = panes.get(pane);
  if (ours === undefined || runtime === undefined) return;
  const box = (): ReturnType<typeof readPromptBox> => readPromptBox(screenView(runtime.emulator), claudeRuleSet);
  if (!showsText(box(), sentText(ours))) return;
  for (let i = 0; i < mostLines && box().kind === 'draft'; i++) {
    panes.write(pane, Buffer.from(deleteLine));
    await pause(betweenMs);
  }
}
