/** start-claude: goes on with the conversation of a Claude that was stopped; `ccmux start NAME` in the words of a shell. */
import { err } from '@ccmux/core';
import { claudePane } from '../claude/launch/find-pane.js';
import type { Command } from './command.js';
import { startAgain } from './restart.js';

export const startClaude: Command = {
  name: 'start-claude',
  flags: '',
  args: [0, 1],
  usage: '[name]',
  summary: 'Go on with the conversation of a Claude that has ended; from a shell: ccmux start NAME.',
  flagHelp: {},
  exec(context, args) {
    const pane = claudePane(context, args.rest[0]);
    if (!pane.ok) return pane;
    if (context.claudes?.isRunning(pane.value)) return err(`${args.rest[0] ?? 'it'} runs already: ccmux restart starts it anew`);
    return startAgain(context, pane.value);
  },
};
