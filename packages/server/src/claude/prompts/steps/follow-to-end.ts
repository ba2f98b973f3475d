/** A prompt that Claude has: when it begins to work on it, and what it answers. Looks when Claude's state changes. */
import type { ClaudeState, Turn } from '@ccmux/claude';
import type { ClaudePrompt, PromptOutcome, PromptTrace } from '@ccmux/core';
import { TurnFile } from '../turn-file.js';
import type { Step, StepContext } from './step.js';
import { sentText } from './type-text.js';

/** Claude is idle, and its conversation does not say so: records come a moment late, and of some turns none comes. */
const patienceMs = 3000;
/** What Claude does is not known, as behind a restart of the server. */
const unknownMs = 30_000;
/** Commands make no turn. */
const commandMs = 400;
/** Characters of an answer that a receipt has; all of it is in the conversation. */
const maxAnswer = 64 * 1024;

export const followToEnd: Step = async (context, prompt) => {
  const { stage } = prompt;
  if (stage.kind !== 'accepted' && stage.kind !== 'started') return;
  const file = new TurnFile(stage.trace, sentText(prompt), () => context.states.of(context.pane));
  let current = prompt;
  let idleSince: number | undefined;
  while (!context.isGone()) {
    const turn = await file.look();
    const state = context.states.of(context.pane)?.state;
    const isIdle = state === undefined || state.kind === 'idle' || state.kind === 'done' || state.kind === 'exited';
    idleSince = isIdle ? (idleSince ?? context.clock.now()) : undefined;
    if (current.stage.kind === 'accepted' && (turn.isStarted || state?.kind === 'working')) {
      current = start(context, current, stage.trace);
    }
    if (turn.outcome !== undefined && prompt.manner === 'text')
      return finish(context, current, guessed(prompt, await whole(file, turn), state));
    const idleMs = idleSince === undefined ? 0 : context.clock.now() - idleSince;
    if (isIdle && idleMs >= patience(prompt, state))
      return finish(context, current, guessed(prompt, await whole(file, turn), state));
    await context.wakes.next(isIdle ? 100 : undefined);
  }
};

function start(context: StepContext, prompt: ClaudePrompt, trace: PromptTrace): ClaudePrompt {
  return context.move(prompt, { kind: 'started', atMs: context.clock.wallMs(), trace });
}

const whole = async (file: TurnFile, turn: Turn): Promise<Turn> => (turn.answer === '' ? file.inOrder() : turn);

/** A server that has just come does not know for a while what Claude does. */
function patience({ manner }: ClaudePrompt, state: ClaudeState | undefined): number {
  if (state === undefined) return unknownMs;
  return manner === 'command' ? commandMs : patienceMs;
}

/** What its records do not say. */
function guessed({ manner }: ClaudePrompt, turn: Turn, state: ClaudeState | undefined): GuessedTurn {
  if (turn.outcome !== undefined) return { ...turn, outcome: turn.outcome };
  if (state?.kind === 'exited') return { ...turn, outcome: 'interrupted' };
  if (manner === 'command' || turn.answer !== '') return { ...turn, outcome: 'answered' };
  // Claude takes a prompt back that is interrupted before anything was said to it.
  return { ...turn, outcome: turn.isAccepted ? 'interrupted' : 'unknown' };
}

type GuessedTurn = Pick<Turn, 'answer'> & { readonly outcome: PromptOutcome };

function finish(context: StepContext, prompt: ClaudePrompt, { outcome = 'unknown', answer }: Partial<GuessedTurn>): void {
  const kept = answer === undefined || answer === '' ? {} : { answer: answer.slice(0, maxAnswer) };
  context.move(prompt, { kind: 'finished', atMs: context.clock.wallMs(), outcome, ...kept });
}
