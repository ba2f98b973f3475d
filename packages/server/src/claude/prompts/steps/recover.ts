/**
 * A prompt that an earlier server had begun to type: whether its text is in the conversation, in the box or nowhere. It is
 * typed again only when Claude cannot have it.
 */
import { showsText } from '@ccmux/claude';
import type { ClaudePrompt } from '@ccmux/core';
import { TurnFile } from '../turn-file.js';
import { canBeTypedAgain, type Step, type StepContext } from './step.js';
import { submitFrom } from './submit.js';
import { sentText } from './type-text.js';

/** For what was on its way to arrive: keys in the PTY, the picture of the pane, a record in the conversation. */
const settleMs = 3000;

export const recover: Step = async (context, prompt) => {
  const { stage } = prompt;
  if (stage.kind !== 'typing' && stage.kind !== 'typed') return;
  const text = sentText(prompt);
  const file = new TurnFile(stage.trace, text, () => context.states.of(context.pane));
  context.waits('what came of it before the server was started again is being found out');
  let calmMs = 0;
  while (!context.isGone()) {
    if ((await file.look()).isAccepted) {
      context.move(prompt, { kind: 'accepted', atMs: context.clock.wallMs(), trace: { ...stage.trace, transcript: file.path } });
      return;
    }
    const { state, box } = context.sight.situation();
    if (showsText(box, text)) return submitFrom(context, prompt, false);
    const isCalm = (state?.kind === 'idle' || state?.kind === 'done') && box.kind !== 'none';
    calmMs = isCalm ? calmMs + 100 : 0;
    if (calmMs >= settleMs) return again(context, prompt);
    await (isCalm ? context.wakes.pause(100) : context.wakes.next(1000));
  }
};

/** Nothing of it is anywhere. */
function again(context: StepContext, prompt: ClaudePrompt): void {
  if (canBeTypedAgain(context, prompt)) {
    context.move(prompt, { kind: 'queued' });
    return;
  }
  const reason = 'it was submitted when the server ended, and Claude has no record of it';
  context.move(prompt, { kind: 'refused', atMs: context.clock.wallMs(), reason });
}
