/** wait-claude: until a Claude is in a state; `ccmux wait NAME idle` in the words of a shell. */
import type { ClaudeState } from '@ccmux/claude';
import { err } from '@ccmux/core';
import { promptPane } from '../claude/prompts/prompt-pane.js';
import { untilState } from '../claude/prompts/until-state.js';
import { type Command, done } from './command.js';
import { secondsOf, timedOut } from './wait-time.js';

const states: Readonly<Record<string, (state: ClaudeState) => boolean>> = {
  // One that is done is idle; nobody has seen it yet.
  idle: ({ kind }) => kind === 'idle' || kind === 'done',
  waiting: ({ kind }) => kind === 'waiting',
  done: ({ kind }) => kind === 'done',
  exit: ({ kind }) => kind === 'exited',
};

/** It ended while something else was waited for. */
const goneStatus = 2;

export const waitClaude: Command = {
  name: 'wait-claude',
  flags: 'w:',
  long: { timeout: 'w' },
  args: [2, 2],
  usage: '[--timeout seconds] name idle|waiting|done|exit',
  summary: 'Wait until a Claude is in a state: status 2 if it ends instead, 124 when the time is over.',
  flagHelp: { w: 'wait so long at most: seconds' },
  async exec(context, args) {
    const [name = '', word = ''] = args.rest;
    const isWished = Object.hasOwn(states, word) ? states[word] : undefined;
    if (isWished === undefined) return err(`unknown state ${word}: idle, waiting, done or exit`);
    const ms = secondsOf(args.value('w'));
    if (!ms.ok) return ms;
    const pane = promptPane(context, name);
    if (!pane.ok) return pane;
    const reached = await untilState(context, pane.value, isWished, ms.value);
    if (reached === 'late') return timedOut(context.caller, undefined);
    if (reached === 'gone') context.caller.endWith(goneStatus);
    return done;
  },
};
