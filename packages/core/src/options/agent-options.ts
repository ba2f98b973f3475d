/** The options of panes that agents open: how many, by which rules, and what becomes of them. By name. */
import { array, choice, flag, number, type OptionEntry, string } from './entry.js';

export const agentOptions = [
  {
    name: 'agent-approval-time',
    scope: 'server',
    type: number(5, 86_400),
    initial: '120',
    help: 'Seconds in which a person may answer the question of an agent; then it is denied.',
  },
  {
    name: 'agent-budget',
    scope: 'server',
    type: number(0, 100_000),
    initial: '50',
    help: 'Panes that the agents of one tree may open in all its life.',
  },
  {
    name: 'agent-builtin-rules',
    scope: 'server',
    type: array(choice('permission-bypass', 'dangerous-environment'), ' ,', ['permission-bypass', 'dangerous-environment']),
    initial: '',
    help: 'Which of the rules that come with ccmux deny something: flags that make Claude ask nobody, and variables that change what programs do.',
  },
  {
    name: 'agent-children',
    scope: 'server',
    type: number(0, 1000),
    initial: '8',
    help: 'Living panes that one pane may have opened.',
  },
  {
    name: 'agent-depth',
    scope: 'server',
    type: number(0, 5),
    initial: '3',
    help: 'Generations of panes below the one that a person opened.',
  },
  {
    name: 'agent-orphans',
    scope: 'server',
    type: choice('close', 'keep'),
    initial: 'close',
    help: 'What becomes of the panes that a pane opened when it closes.',
  },
  {
    name: 'agent-panes',
    scope: 'server',
    type: number(0, 10_000),
    initial: '32',
    help: 'Living panes that agents may have opened on this server.',
  },
  {
    name: 'agent-rate',
    scope: 'server',
    type: number(0, 1000),
    initial: '10',
    help: 'Panes that the agents of one tree may open within ten minutes.',
  },
  {
    name: 'agent-rules',
    scope: 'server',
    type: array(string, ''),
    initial: '',
    help: 'Rules for what agents open, one an item: allow, ask or deny, then cwd=, env=, contains=, depth=, name=, then -- and the words of the command, with * and **. Deny beats ask, ask beats allow; what no rule matches is asked.',
  },
  {
    name: 'agent-spawn',
    scope: 'server',
    type: flag,
    initial: 'on',
    help: 'Whether agents may ask for panes at all.',
  },
  {
    name: 'agent-tree',
    scope: 'server',
    type: number(0, 1000),
    initial: '8',
    help: 'Living panes of one tree: all that the agents below one pane of a person opened.',
  },
] as const satisfies readonly OptionEntry[];
