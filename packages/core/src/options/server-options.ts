/** The server options, by name. */
import { array, flag, number, type OptionEntry, string } from './entry.js';

export const serverOptions = [
  {
    name: 'buffer-limit',
    scope: 'server',
    type: number(1, 10_000),
    initial: '50',
    help: 'Paste buffers without a name that are kept; the oldest goes first.',
  },
  {
    name: 'command-alias',
    scope: 'server',
    type: array(string, ',', [
      'split-pane=split-window',
      'splitp=split-window',
      'server-info=show-messages -JT',
      'info=show-messages -JT',
      'choose-window=choose-tree -w',
      'choose-session=choose-tree -s',
    ]),
    initial: '',
    help: 'Names for command lines: name=command. Words behind the name are added to the line.',
  },
  {
    name: 'default-terminal',
    scope: 'server',
    type: string,
    initial: 'xterm-256color',
    help: 'TERM of new panes: a terminal type that programs know everywhere, as far away as over ssh.',
  },
  {
    name: 'focus-events',
    scope: 'server',
    type: flag,
    initial: 'on',
    help: 'Whether programs that ask for it are told when their pane gets and loses the keyboard.',
  },
] as const satisfies readonly OptionEntry[];
