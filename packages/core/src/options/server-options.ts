/** The server options, by name. */
import { array, choice, flag, number, type OptionEntry, string } from './entry.js';

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
    name: 'copy-command',
    scope: 'server',
    type: string,
    initial: '',
    help: 'Shell command that the copy-pipe commands of copy mode give the text to when they name none.',
  },
  {
    name: 'default-terminal',
    scope: 'server',
    type: string,
    initial: 'xterm-256color',
    help: 'TERM of new panes: a terminal type that programs know everywhere, as far away as over ssh.',
  },
  {
    name: 'escape-time',
    scope: 'server',
    type: number(0, 10_000),
    initial: '10',
    help: 'Milliseconds after which an ESC that nothing follows is the Escape key.',
  },
  {
    name: 'exit-empty',
    scope: 'server',
    type: flag,
    initial: 'on',
    help: 'Whether the server ends with its last session.',
  },
  {
    name: 'exit-unattached',
    scope: 'server',
    type: flag,
    initial: 'off',
    help: 'Whether the server, and everything in it, ends when the last client leaves.',
  },
  {
    name: 'focus-events',
    scope: 'server',
    type: flag,
    initial: 'on',
    help: 'Whether programs that ask for it are told when their pane gets and loses the keyboard.',
  },
  {
    name: 'message-limit',
    scope: 'server',
    type: number(0, 100_000),
    initial: '1000',
    help: 'Messages that show-messages can show; the oldest goes first.',
  },
  {
    name: 'prompt-history-limit',
    scope: 'server',
    type: number(0, 10_000),
    initial: '100',
    help: 'Answers of each type of prompt that are kept; the oldest goes first.',
  },
  {
    name: 'set-clipboard',
    scope: 'server',
    type: choice('off', 'external', 'on'),
    initial: 'external',
    help: 'Whether what is copied goes to the clipboard of the terminal; with on, what programs copy is also a paste buffer.',
  },
] as const satisfies readonly OptionEntry[];
