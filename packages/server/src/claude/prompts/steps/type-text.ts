/**
 * A queued prompt: waits for the gate, puts a draft aside, and types the text. Submits nothing. From the look that finds the box
 * free it is our turn, and it stays so for the step that submits.
 */
import { gate, type PromptBox, stashKey, typing, written } from '@ccmux/claude';
import type { ClaudePrompt, PromptTrace } from '@ccmux/core';
import { sizeOf, transcriptOf } from '../turn-file.js';
import { type Step, type StepContext, until } from './step.js';

/** For a draft to leave the box. */
const stashMs = 1500;
/** For the picture of the box to stand still. */
const steadyMs = 1000;
/** Between a person's last key and its picture, at most, where no pause is asked for. */
const keyMs = 150;

export const typeText: Step = async (context, prompt) => {
  const text = written(prompt.text, prompt.manner);
  if (!text.ok) {
    context.move(prompt, { kind: 'refused', atMs: context.clock.wallMs(), reason: text.error });
    return;
  }
  if (!(await passGate(context))) return;
  context.turn.begin();
  const box = await steadyBox(context);
  if (box?.kind === 'draft' ? !(await putAside(context)) : box?.kind !== 'empty') return;
  const trace = await traceOf(context);
  const typed = context.move(prompt, { kind: 'typing', atMs: context.clock.wallMs(), trace });
  await context.keeping().durable();
  // Much may have happened while the disk wrote.
  const isStill = gate(context.sight.situation()).kind === 'open' && context.sight.box.kind === 'empty';
  const version = context.states.of(context.pane)?.version;
  if (!isStill || !context.turn.write(typing(text.value, version))) context.move(typed, { kind: 'queued' });
};

/** False: the pane is gone. */
async function passGate(context: StepContext): Promise<boolean> {
  for (;;) {
    if (context.isGone()) return false;
    const verdict = gate(context.sight.situation());
    if (verdict.kind === 'open') break;
    context.waits(verdict.why);
    await context.wakes.next(verdict.afterMs);
  }
  context.waits(undefined);
  return true;
}

/** The box when two looks have shown the same: one may fall into the middle of a frame, or before a person's last key is drawn. */
async function steadyBox(context: StepContext): Promise<PromptBox | undefined> {
  const { sight, clock } = context;
  let before: string | undefined;
  const isSteady = (): boolean => {
    const now = JSON.stringify(sight.box);
    const isSame = now === before;
    before = now;
    return isSame && (sight.typedMs === undefined || clock.now() - sight.typedMs >= keyMs);
  };
  return (await until(context, isSteady, steadyMs)) ? sight.box : undefined;
}

async function putAside(context: StepContext): Promise<boolean> {
  if (context.sight.hasStash) context.waits('a draft stands in the box, and another one is put aside already');
  else {
    context.turn.write(stashKey);
    const isEmpty = await until(context, () => context.sight.box.kind === 'empty', stashMs);
    if (isEmpty && (await steadyBox(context))?.kind === 'empty') return true;
    context.waits('the draft in the box cannot be put aside');
  }
  context.turn.end();
  await context.wakes.next(5000);
  return false;
}

async function traceOf({ states, pane }: StepContext): Promise<PromptTrace> {
  const status = states.of(pane);
  const transcript = await transcriptOf(status);
  return { pid: status?.pid, transcript, offset: await sizeOf(transcript) };
}

/** The text as it stands in the box. */
export function sentText({ text, manner }: ClaudePrompt): string {
  const sent = written(text, manner);
  return sent.ok ? sent.value : text;
}
