/** The session options, by name. */
import { flag, number, type OptionEntry, string } from './entry.js';

export const sessionOptions = [
  { name: 'base-index', scope: 'session', type: number(0, 10_000), initial: '0', help: 'Index of the first window.' },
  {
    name: 'default-command',
    scope: 'session',
    type: string,
    initial: '',
    help: 'Command line of new panes that are given none; empty is the shell as a login shell.',
  },
  { name: 'default-shell', scope: 'session', type: string, initial: '', help: 'Shell of new panes; empty is $SHELL.' },
  {
    name: 'display-time',
    scope: 'session',
    type: number(0, 60_000),
    initial: '750',
    help: 'Milliseconds that a message stays on the status line.',
  },
  {
    name: 'history-limit',
    scope: 'session',
    type: number(0, 1_000_000),
    initial: '10000',
    help: 'Lines that new panes keep of what left the screen.',
  },
  { name: 'mouse', scope: 'session', type: flag, initial: 'on', help: 'Whether the mouse works panes, borders and windows.' },
  { name: 'prefix', scope: 'session', type: { kind: 'key' }, initial: 'C-b', help: 'The key in front of the bound keys.' },
  {
    name: 'renumber-windows',
    scope: 'session',
    type: flag,
    initial: 'off',
    help: 'Whether the windows behind one that closes move down.',
  },
  {
    name: 'repeat-time',
    scope: 'session',
    type: number(0, 10_000),
    initial: '500',
    help: 'Milliseconds in which a key that repeats needs no prefix.',
  },
  { name: 'set-titles', scope: 'session', type: flag, initial: 'on', help: "Whether the terminal's title follows the window." },
  { name: 'status', scope: 'session', type: flag, initial: 'on', help: 'Whether there is a status line.' },
] as const satisfies readonly OptionEntry[];
