/** What is run by a fan-out and how far it is. Pure: what is kept of one in its file, and what becomes of it at a step. */
import { err, ok, type Result, readCommandLine } from '@ccmux/core';

export interface Plan {
  /** Names it: the same one goes on where it was. */
  readonly id: string;
  readonly tasks: readonly string[];
  /** Words with `{}` in them for the task; undefined: a task is a command line. */
  readonly template: string | undefined;
  /** Panes at a time. */
  readonly max: number;
  /** How often a task that crashed is begun again. */
  readonly retries: number;
  /** Seconds that a pane may take. */
  readonly timeoutS: number | undefined;
}

export interface TaskResult {
  readonly task: string;
  /** As `result --json` has it; or why there was no pane. */
  readonly status: { readonly kind: string; readonly code?: number; readonly reason?: string };
  readonly attempts: number;
  readonly pane?: string;
  /** The last words of its Claude, or the end of what it printed. */
  readonly output?: string;
  readonly transcript?: string;
}

/** Of each task by its place: how often it was begun, and its end. */
export interface Progress {
  readonly plan: Plan;
  readonly attempts: readonly number[];
  readonly results: readonly (TaskResult | null)[];
}

export const begun = (plan: Plan): Progress => ({
  plan,
  attempts: plan.tasks.map(() => 0),
  results: plan.tasks.map(() => null),
});

export const withAttempt = (progress: Progress, index: number, attempt: number): Progress => ({
  ...progress,
  attempts: progress.attempts.with(index, attempt),
});

export const withResult = (progress: Progress, index: number, result: TaskResult): Progress => ({
  ...progress,
  results: progress.results.with(index, result),
});

/** The words of a task. What stands in a task stays one word of the template: it cannot become more. */
export function wordsOf(template: string | undefined, task: string): Result<readonly string[], string> {
  if (template === undefined) return ok([task]);
  if (!template.includes('{}')) return err('the template has no {} for the task');
  const command = readCommandLine(template.replaceAll('{}', placeholder));
  if (command.kind === 'shell') return err(`the template needs a shell for ${command.reason}; write sh -c '…' with quotes`);
  const words = command.argv.map((word) => word.replaceAll(placeholder, task));
  // A single word is read as a line.
  return ok(words.length === 1 ? [`'${words[0]!.replaceAll("'", "'\\''")}'`] : words);
}

/** Braces mean something to a shell. */
const placeholder = '\u0001';

/** Worth another try. */
export const isCrash = ({ kind, code }: TaskResult['status']): boolean =>
  kind === 'crashed' || kind === 'failed' || (kind === 'completed' && code !== 0);

export const isSuccess = ({ kind, code }: TaskResult['status']): boolean =>
  kind === 'finished' || (kind === 'completed' && code === 0);

export interface Summary {
  readonly id: string;
  readonly succeeded: number;
  readonly failed: number;
  readonly results: readonly TaskResult[];
}

export function summaryOf({ plan, results }: Progress): Summary {
  const ended = results.filter((one) => one !== null);
  const succeeded = ended.filter(({ status }) => isSuccess(status)).length;
  return { id: plan.id, succeeded, failed: ended.length - succeeded, results: ended };
}
