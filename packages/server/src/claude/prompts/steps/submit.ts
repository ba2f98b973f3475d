/**
 * A prompt whose text was typed: sees that it stands in the box, submits it, and makes sure that Claude has it. The key goes
 * through the gate each time, and again only while the box still holds the text.
 */
import { boxShape, gate, showsText, submitKey } from '@ccmux/claude';
import type { ClaudePrompt, PromptTrace } from '@ccmux/core';
import { TurnFile } from '../turn-file.js';
import { canBeTypedAgain, type Step, type StepContext } from './step.js';
import { sentText } from './type-text.js';

/** For a text to be shown: hundreds of lines take Claude seconds. */
const shownMs = 15_000;
/** For the key to be heard, before it is sent again. */
const heardMs = 1500;
/** For the record of a prompt that has left the box. */
const recordMs = 20_000;
const mostKeys = 5;
const lookMs = 50;
/** For a text to be shown that cannot be told from another. */
const unseenMs = 2500;

export const submit: Step = (context, prompt) => submitFrom(context, prompt, true);

/** `isFresh`: its text has just been typed into an empty box, and nothing has submitted it. */
export async function submitFrom(context: StepContext, prompt: ClaudePrompt, isFresh: boolean): Promise<void> {
  const { stage } = prompt;
  if (stage.kind !== 'typing' && stage.kind !== 'typed') return;
  const text = sentText(prompt);
  const file = new TurnFile(stage.trace, text, () => context.states.of(context.pane));
  const begunMs = context.clock.now();
  let keys = 0;
  const isShown = (): boolean => holds(context, text, begunMs, isFresh && keys === 0);
  let current = prompt;
  for (; keys < mostKeys && !context.isGone(); ) {
    const shown = await waitForText(context, file, text, isShown);
    if (shown === 'accepted') return accept(context, current, file);
    if (shown === 'missing') return notThere(context, current, keys > 0);
    if (!(await mayGoOn(context, begunMs))) continue;
    current = context.move(current, { kind: 'typed', atMs: context.clock.wallMs(), trace: stage.trace });
    await context.keeping().durable();
    if (gate(context.sight.situation(begunMs)).kind !== 'open' || !isShown()) continue;
    context.turn.write(submitKey);
    keys++;
    if (await isTaken(context, current, file, isShown)) return accept(context, current, file);
  }
  if (!context.isGone()) refuse(context, current, 'Claude did not take it; its text stands in the box');
}

/**
 * Whether the box holds our text. Where too little of it can be seen to tell, what stands there for a while is ours: it was
 * empty before, and nobody has typed. That is so only until the text was submitted: then a draft may be back in the box.
 */
function holds({ sight, clock }: StepContext, text: string, begunMs: number, isFresh: boolean): boolean {
  const { box, typedMs } = sight;
  if (box.kind !== 'draft') return false;
  const isAlone = isFresh && (typedMs === undefined || typedMs < begunMs);
  return showsText(box, text) || (isAlone && clock.now() - begunMs > unseenMs);
}

/** `missing`: the box can be seen, and does not hold it. */
async function waitForText(
  context: StepContext,
  file: TurnFile,
  text: string,
  isShown: () => boolean,
): Promise<'shown' | 'accepted' | 'missing'> {
  let seenMs = 0;
  while (!context.isGone()) {
    if (isShown()) return 'shown';
    if ((await file.look()).isAccepted) return 'accepted';
    // Behind a dialog the text is still in the box.
    const { state, box } = context.sight.situation();
    const isSeen = (state?.kind === 'idle' || state?.kind === 'done') && box.kind !== 'none';
    if (isSeen && seenMs >= shownMs) return 'missing';
    if (boxShape(box, text).around !== undefined) context.waits('somebody writes beside it in the box');
    if (isSeen) {
      seenMs += lookMs;
      await context.wakes.pause(lookMs);
    } else {
      context.turn.end();
      await context.wakes.next(1000);
    }
  }
  return 'missing';
}

/** Waits until the gate is open; keys from before the text was typed do not count. */
async function mayGoOn(context: StepContext, sinceMs: number): Promise<boolean> {
  const verdict = gate(context.sight.situation(sinceMs));
  if (verdict.kind === 'open') {
    context.waits(undefined);
    return true;
  }
  context.turn.end();
  context.waits(verdict.why);
  await context.wakes.next(verdict.afterMs);
  return false;
}

/** Whether Claude has it. False: the box still holds the text. */
async function isTaken(context: StepContext, { manner }: ClaudePrompt, file: TurnFile, isShown: () => boolean): Promise<boolean> {
  let isHeard = false;
  const look = async (): Promise<boolean> => (await file.look()).isAccepted;
  const end = context.clock.now() + heardMs;
  while (!context.isGone() && context.clock.now() < end) {
    if (await look()) return true;
    isHeard = !isShown();
    if (isHeard) context.turn.end();
    if (isHeard && manner === 'command') return true;
    await context.wakes.pause(isHeard ? 50 : 30);
  }
  if (!isHeard) return false;
  const last = context.clock.now() + recordMs;
  while (!context.isGone() && context.clock.now() < last) {
    if (await look()) return true;
    // Older versions keep no status, and some no conversation: that Claude works must do.
    if (isShown()) return false;
    if (file.path === undefined && context.states.of(context.pane)?.state.kind === 'working') return true;
    await context.wakes.pause(100);
  }
  return false;
}

function accept(context: StepContext, prompt: ClaudePrompt, file: TurnFile): void {
  if (context.isGone() || prompt.stage.kind === 'queued' || !('trace' in prompt.stage)) return;
  const { trace } = prompt.stage;
  const isOther = file.path !== trace.transcript;
  const kept: PromptTrace = isOther ? { ...trace, transcript: file.path, offset: 0 } : trace;
  context.move(prompt, { kind: 'accepted', atMs: context.clock.wallMs(), trace: kept });
}

/** The text is neither in the box nor in the conversation. */
function notThere(context: StepContext, prompt: ClaudePrompt, wasSubmitted: boolean): void {
  if (context.isGone()) return;
  const { box } = context.sight;
  const shape = boxShape(box, sentText(prompt));
  context.log.warn({
    ev: 'prompt.missing',
    pane: context.pane,
    id: prompt.id,
    wasSubmitted,
    stash: context.sight.hasStash,
    ...shape,
  });
  if (shape.around !== undefined) return refuse(context, prompt, 'somebody wrote beside it in the box; both stand there');
  if (box.kind === 'draft') return refuse(context, prompt, 'the text in the box was changed; it stands there');
  if (wasSubmitted || !canBeTypedAgain(context, prompt)) {
    return refuse(context, prompt, 'it left the box, and Claude has no record of it');
  }
  context.move(prompt, { kind: 'queued' });
}

function refuse(context: StepContext, prompt: ClaudePrompt, reason: string): void {
  context.waits(undefined);
  context.move(prompt, { kind: 'refused', atMs: context.clock.wallMs(), reason });
}
