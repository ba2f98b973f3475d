/**
 * The options: one table for `set-option`, `show-options`, configuration and documentation. An option is here only when
 * something in the program follows it.
 */

/** Where an option lives: a session or window option has a global value that the others inherit. */
export type OptionScope = 'server' | 'session' | 'window';

export type OptionType =
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'key' }
  | { readonly kind: 'string' };

export interface OptionEntry {
  readonly name: string;
  readonly scope: OptionScope;
  readonly type: OptionType;
  /** As `show-options` prints it. */
  readonly initial: string;
  readonly help: string;
}

const number = (min: number, max: number): OptionType => ({ kind: 'number', min, max });
const flag: OptionType = { kind: 'flag' };
const string: OptionType = { kind: 'string' };

export const optionTable = [
  {
    name: 'buffer-limit',
    scope: 'server',
    type: number(1, 10_000),
    initial: '50',
    help: 'Paste buffers without a name that are kept; the oldest goes first.',
  },
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
    name: 'repeat-time',
    scope: 'session',
    type: number(0, 10_000),
    initial: '500',
    help: 'Milliseconds in which a key that repeats needs no prefix.',
  },
  { name: 'set-titles', scope: 'session', type: flag, initial: 'on', help: "Whether the terminal's title follows the window." },
  { name: 'status', scope: 'session', type: flag, initial: 'on', help: 'Whether there is a status line.' },
  {
    name: 'automatic-rename',
    scope: 'window',
    type: flag,
    initial: 'on',
    help: 'Whether a window that nobody named follows its program.',
  },
  { name: 'pane-base-index', scope: 'window', type: number(0, 10_000), initial: '0', help: 'Index of the first pane.' },
  {
    name: 'window-size',
    scope: 'window',
    type: { kind: 'choice', of: ['largest', 'smallest', 'manual', 'latest'] },
    initial: 'latest',
    help: 'Whose terminal sizes a window that several look at.',
  },
] as const satisfies readonly OptionEntry[];

export type OptionName = (typeof optionTable)[number]['name'];

const entries: readonly OptionEntry[] = optionTable;

export const optionEntry = (name: string): OptionEntry | undefined => entries.find((e) => e.name === name);
