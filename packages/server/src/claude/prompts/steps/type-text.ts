/** A queued prompt: waits for the gate, puts a draft aside, and types the text. Submits nothing. */
import { gate, stashKey, typing, written } from '@ccmux/claude';
import type { ClaudePrompt, PromptTrace } from '@ccmux/core';
import { sizeOf, transcriptOf } from '../turn-file.js';
import { type Step, type StepContext, until } from './step.js';

/** For a draft to leave the box. */
const stashMs = 1500;

export const typeText: Step = async (context, prompt) => {
  const text = written(prompt.text, prompt.manner);
  if (!text.ok) {
    context.move(prompt, { kind: 'refused', atMs: context.clock.wallMs(), reason: text.error });
    return;
  }
  if (!(await passGate(context))) return;
  if (context.sight.box.kind === 'draft' && !(await putAside(context))) return;
  const trace = await traceOf(context);
  const typed = context.move(prompt, { kind: 'typing', atMs: context.clock.wallMs(), trace });
  await context.keeping().durable();
  // Much may have happened while the disk wrote.
  const isStill = gate(context.sight.situation()).kind === 'open' && context.sight.box.kind === 'empty';
  const version = context.states.of(context.pane)?.version;
  if (!isStill || !context.write(typing(text.value, version))) context.move(typed, { kind: 'queued' });
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

async function putAside(context: StepContext): Promise<boolean> {
  if (context.sight.hasStash) context.waits('a draft stands in the box, and another one is put aside already');
  else {
    context.write(stashKey);
    if (await until(context, () => context.sight.box.kind === 'empty', stashMs)) return true;
    context.waits('the draft in the box cannot be put aside');
  }
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
