import { type ClaudeState, firstAppearance, noHooks, parseStatusFile, stateText } from '@ccmux/claude';
import { expect, test } from 'vitest';
import { judge } from './judge.js';
import { nothingSaid, type Sources } from './sources.js';

/** The file has said so at 10 s; it is 20 s. */
const nowMs = 20_000;
const waiting = (reason: 'permission' | 'plan' | 'question' | 'trust' | 'dialog' | 'limit'): ClaudeState => ({
  kind: 'waiting',
  for: reason,
});

const file = (status: string | undefined, waitingFor?: string, at = 10_000): Partial<Sources> => ({
  file: { content: parseStatusFile(JSON.stringify({ pid: 1, status, waitingFor }))!, at },
});
const hooks = (state: ClaudeState, at: number): Partial<Sources> => ({ hooks: { ...noHooks, state, reason: 'told', at } });
const seen = (state: ClaudeState, at = 10_000): Partial<Sources> => ({
  appearance: { ...firstAppearance(0), verdict: { source: 'screen', state, reason: 'seen', at } },
});
const [idle, working, starting, exited]: readonly ClaudeState[] = [
  { kind: 'idle' },
  { kind: 'working' },
  { kind: 'starting' },
  { kind: 'exited' },
];

test.each<[string, readonly Partial<Sources>[], string]>([
  ['nothing', [], 'starting'],
  ['an end outweighs all', [{ ended: { reason: 'gone', at: 1 } }, file('busy')], 'exited'],
  ['the file outweighs the screen', [file('busy'), seen(idle!)], 'working'],
  ['and hooks that have not heard of Esc', [file('idle'), hooks(working!, 9000)], 'idle'],
  ['a prompt is told before the file says it', [file('idle'), hooks(working!, 10_500)], 'working'],
  ['so does the title', [file('idle'), { titleMovesSince: 19_500 }], 'working'],
  ['but not for long', [file('idle'), { titleMovesSince: 11_000 }], 'idle'],
  ['hooks say that it is a plan', [file('waiting', 'permission prompt'), hooks(waiting('plan'), 9000)], 'waiting (plan)'],
  ['the screen says it', [file('waiting', 'permission prompt'), seen(waiting('plan'))], 'waiting (plan)'],
  [
    'an old version calls a question a permission',
    [file('waiting', 'permission prompt'), seen(waiting('question'))],
    'waiting (question)',
  ],
  [
    'what hooks told of an earlier wait',
    [file('waiting', 'permission prompt'), hooks(waiting('plan'), 1000)],
    'waiting (permission)',
  ],
  ['a question stays one', [file('waiting', 'input needed'), seen(waiting('permission'))], 'waiting (question)'],
  ['a dialog gets a name', [file('waiting', 'dialog open'), seen(waiting('trust'))], 'waiting (trust)'],
  ['a prompt is of no use beyond the limit', [file('idle'), seen(waiting('limit'))], 'waiting (limit)'],
  ['but only then is the file not believed', [file('idle'), seen(waiting('permission'))], 'idle'],
  ['trust is asked for before the file says anything', [file(undefined), seen(waiting('trust'))], 'waiting (trust)'],
  ['a prompt that takes nothing yet', [file(undefined, undefined, 19_000), seen(idle!)], 'starting'],
  ['before there is a file', [{ lives: true, begunAt: 19_000 }, seen(idle!)], 'starting'],
  ['a version without one', [{ lives: true, begunAt: 9000 }, seen(idle!)], 'idle'],
  ['a file that never says anything', [file(undefined), seen(idle!)], 'idle'],
  ['without a file hooks are first', [hooks(working!, 10_000), seen(idle!, 10_500)], 'working'],
  ['until what is seen has overtaken them', [hooks(working!, 10_000), seen(idle!, 12_000)], 'idle'],
  ['a beginning is no more than that', [hooks(starting!, 10_000), seen(idle!, 9000)], 'idle'],
  ['the screen alone', [seen(waiting('question'))], 'waiting (question)'],
  ['the terminal given back', [seen(exited!)], 'exited'],
  ['by a process that lives', [{ lives: true }, hooks(starting!, 1), seen(exited!)], 'starting'],
])('%s', (_, parts, expected) => {
  const sources: Sources = Object.assign({}, nothingSaid(0), ...parts);
  expect(stateText(judge(sources, nowMs).state)).toBe(expected);
});
