/** `ccmux fan-out`: many tasks through a few panes, their results as JSON. Run by a program in a pane, whose panes they are. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@ccmux/core';
import { serverCalls } from '../server-calls.js';
import { fanOutPath, isId, readProgress, saveProgress } from './file.js';
import { begun, type Plan, type Progress, summaryOf, wordsOf } from './plan.js';
import { runPool } from './pool.js';

export interface FanOutContext {
  readonly socket: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** All of standard input. */
  input(): Promise<string>;
  print(line: string): void;
  complain(line: string): void;
}

const usage = `usage: ccmux fan-out [--max panes] [--template 'claude -p "{}"'] [--retries times] [--timeout seconds] [--id id] task ...
       ccmux fan-out --id id      go on with one that was ended
tasks: command lines, or what stands for {} in the template; from standard input, one a line, when none are given`;
const maxPanes = 32;
const maxTasks = 1000;

/** The exit status: 0 when every task has succeeded. */
export async function fanOut(words: readonly string[], context: FanOutContext): Promise<number> {
  const { socket, env, cwd, complain, print } = context;
  const token = env['CCMUX_TOKEN'];
  const fail = (text: string): number => {
    complain(text);
    return 1;
  };
  if (words[0] === '--help' || words[0] === '-h') return fail(usage);
  if (token === undefined) return fail("fan-out: run it in a pane, whose panes they will be: ccmux new-window 'ccmux fan-out …'");
  const progress = await progressOf(words, context);
  if (!progress.ok) return fail(`fan-out: ${progress.error}`);
  const { id } = progress.value.plan;
  const path = fanOutPath(env, id);
  complain(`fan-out ${id}: ${progress.value.plan.tasks.length} tasks`);
  const calls = serverCalls({ socket, cwd, name: `fan-out-${process.pid}`, env: { CCMUX_TOKEN: token } });
  const ports = { calls, delay: (ms: number) => delay(ms), save: (next: Progress) => saveProgress(path, next), say: complain };
  const ended = await runPool(progress.value, ports);
  const summary = summaryOf(ended);
  print(JSON.stringify(summary, undefined, 2));
  if (summary.results.length < ended.plan.tasks.length)
    return fail(`fan-out: not all was done; ccmux fan-out --id ${id} goes on`);
  return summary.failed === 0 ? 0 : 1;
}

async function progressOf(words: readonly string[], { env, input }: FanOutContext): Promise<Result<Progress, string>> {
  const read = optionsOf(words);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const id = values.id ?? randomUUID().slice(0, 8);
  if (!isId(id)) return err(`${id} is no id`);
  const kept = values.id === undefined ? undefined : readProgress(fanOutPath(env, id));
  if (kept !== undefined && positionals.length === 0) return ok(kept);
  const tasks = positionals.length > 0 ? positionals : linesOf(await input());
  if (tasks.length === 0) return err(`no tasks\n${usage}`);
  if (tasks.length > maxTasks) return err(`at most ${maxTasks} tasks`);
  const max = numberOf('max', values.max ?? '4', 1, maxPanes);
  if (!max.ok) return max;
  const retries = numberOf('retries', values.retries ?? '0', 0, 100);
  if (!retries.ok) return retries;
  const timeout = values.timeout === undefined ? ok(undefined) : numberOf('timeout', values.timeout, 1, 604_800);
  if (!timeout.ok) return timeout;
  const plan: Plan = { id, tasks, template: values.template, max: max.value, retries: retries.value, timeoutS: timeout.value };
  const example = wordsOf(plan.template, 'task');
  if (!example.ok) return example;
  if (kept !== undefined && JSON.stringify(kept.plan.tasks) !== JSON.stringify(tasks))
    return err(`there is another fan-out ${id}, with other tasks: give no tasks to go on with it`);
  return ok(kept ?? begun(plan));
}

type Options = ReturnType<typeof parsedOptions>;

const parsedOptions = (words: readonly string[]) =>
  parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      id: { type: 'string' },
      max: { type: 'string' },
      retries: { type: 'string' },
      template: { type: 'string' },
      timeout: { type: 'string' },
    },
  });

function optionsOf(words: readonly string[]): Result<Options, string> {
  try {
    return ok(parsedOptions(words));
  } catch (e) {
    return err(`${e instanceof Error ? e.message : String(e)}\n${usage}`);
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function numberOf(what: string, text: string, min: number, max: number): Result<number, string> {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? ok(value) : err(`${what} has to be a number from ${min} to ${max}`);
}
