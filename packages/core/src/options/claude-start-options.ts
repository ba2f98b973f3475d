/** The options of how Claude Code is started in panes, and started again. By name. */
import { array, choice, flag, number, type OptionEntry, string } from './entry.js';

export const claudeStartOptions = [
  {
    name: 'claude-args',
    scope: 'server',
    type: array(string, ''),
    initial: '',
    help: 'Words that every Claude is started with, one an item.',
    appliesTo: 'panes',
  },
  {
    name: 'claude-model',
    scope: 'server',
    type: string,
    initial: '',
    help: 'The model of a Claude whose words name none; empty leaves it to Claude.',
    appliesTo: 'panes',
  },
  {
    name: 'claude-path',
    scope: 'server',
    type: string,
    initial: '',
    help: 'The program that is run for the word claude; empty is the one in PATH.',
    appliesTo: 'panes',
  },
  {
    name: 'claude-restart',
    scope: 'pane',
    type: choice('off', 'crash', 'always'),
    initial: 'crash',
    help: 'When a Claude that ended is started again, with the conversation it had: never, when it crashed, or unless it was stopped.',
  },
  {
    name: 'claude-restart-calm',
    scope: 'pane',
    type: number(0, 1_000_000),
    initial: '300',
    help: 'Seconds of running after which earlier crashes are forgotten, so that the next start comes quickly; 0 is never.',
  },
  {
    name: 'claude-restore',
    scope: 'pane',
    type: choice('ask', 'resume'),
    initial: 'ask',
    help: 'Whether conversations whose Claude went with the machine go on by themselves (restore-limit in a second), or when a key says so.',
  },
  {
    name: 'claude-status-data',
    scope: 'server',
    type: flag,
    initial: 'off',
    help: 'Whether Claude is asked for the data of its status line (cost, context) also where it shows none: it leaves a row empty then and hides a hint.',
    appliesTo: 'panes',
  },
] as const satisfies readonly OptionEntry[];
