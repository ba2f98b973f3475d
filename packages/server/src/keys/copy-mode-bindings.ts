/** The keys of copy mode that everybody starts with, as tmux has them: a table for emacs and one for vi. */
import type { DefaultBinding } from './binding.js';

type Keys = readonly (readonly [key: string, command: string])[];

const send = (command: string): string => `send-keys -X ${command}`;
const prompt = (flags: string, label: string, command: string): string =>
  `command-prompt ${flags} -p "(${label})" { send-keys -X ${command} -- "%%" }`;
const incremental = (label: string, command: string): string => prompt('-i -I "#{pane_search_string}" -T search', label, command);

const jumps: Keys = [
  ['F', prompt('-1', 'jump backward', 'jump-backward')],
  ['f', prompt('-1', 'jump forward', 'jump-forward')],
  ['T', prompt('-1', 'jump to backward', 'jump-to-backward')],
  ['t', prompt('-1', 'jump to forward', 'jump-to-forward')],
  [',', send('jump-reverse')],
  [';', send('jump-again')],
];

const both: Keys = [
  ...jumps,
  ['C-c', send('cancel')],
  ['q', send('cancel')],
  ['P', send('toggle-position')],
  ['X', send('set-mark')],
  ['M-x', send('jump-to-mark')],
  ['n', send('search-again')],
  ['N', send('search-reverse')],
  ['r', send('refresh-from-pane')],
  ['Up', send('cursor-up')],
  ['Down', send('cursor-down')],
  ['Left', send('cursor-left')],
  ['Right', send('cursor-right')],
  ['Home', send('start-of-line')],
  ['End', send('end-of-line')],
  ['PPage', send('page-up')],
  ['NPage', send('page-down')],
  ['C-Up', send('scroll-up')],
  ['C-Down', send('scroll-down')],
];

const repeatCount = (digit: number): string => `command-prompt -N -I ${digit} -p "(repeat)" { send-keys -N "%%" }`;
const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const emacs: Keys = [
  ...both,
  ...digits.map((digit) => [`M-${digit}`, repeatCount(digit)] as const),
  ['C-Space', send('begin-selection')],
  ['C-a', send('start-of-line')],
  ['C-b', send('cursor-left')],
  ['C-e', send('end-of-line')],
  ['C-f', send('cursor-right')],
  ['C-g', send('clear-selection')],
  ['C-k', send('copy-pipe-end-of-line-and-cancel')],
  ['C-l', send('recentre-top-bottom')],
  ['M-l', send('cursor-centre-horizontal')],
  ['C-n', send('cursor-down')],
  ['C-p', send('cursor-up')],
  ['C-r', incremental('search up', 'search-backward-incremental')],
  ['C-s', incremental('search down', 'search-forward-incremental')],
  ['C-v', send('page-down')],
  ['C-w', send('copy-pipe-and-cancel')],
  ['Escape', send('cancel')],
  ['Space', send('page-down')],
  ['R', send('rectangle-toggle')],
  ['g', prompt('', 'goto line', 'goto-line')],
  ['M-<', send('history-top')],
  ['M->', send('history-bottom')],
  ['M-R', send('top-line')],
  ['M-r', send('middle-line')],
  ['M-b', send('previous-word')],
  ['M-f', send('next-word-end')],
  ['C-M-b', send('previous-matching-bracket')],
  ['C-M-f', send('next-matching-bracket')],
  ['M-m', send('back-to-indentation')],
  ['M-v', send('page-up')],
  ['M-w', send('copy-pipe-and-cancel')],
  ['M-{', send('previous-paragraph')],
  ['M-}', send('next-paragraph')],
  ['C-M-Up', send('previous-prompt')],
  ['C-M-Down', send('next-prompt')],
  ['M-Up', send('halfpage-up')],
  ['M-Down', send('halfpage-down')],
];

const vi: Keys = [
  ...both,
  ...digits.map((digit) => [String(digit), repeatCount(digit)] as const),
  ['#', 'send-keys -FX search-backward -- "#{copy_cursor_word}"'],
  ['*', 'send-keys -FX search-forward -- "#{copy_cursor_word}"'],
  ['/', prompt('-T search', 'search down', 'search-forward')],
  ['?', prompt('-T search', 'search up', 'search-backward')],
  [':', prompt('', 'goto line', 'goto-line')],
  ['0', send('start-of-line')],
  ['$', send('end-of-line')],
  ['%', send('next-matching-bracket')],
  ['^', send('back-to-indentation')],
  ['{', send('previous-paragraph')],
  ['}', send('next-paragraph')],
  ['A', send('append-selection-and-cancel')],
  ['B', send('previous-space')],
  ['D', send('copy-pipe-end-of-line-and-cancel')],
  ['E', send('next-space-end')],
  ['G', send('history-bottom')],
  ['H', send('top-line')],
  ['J', send('scroll-down')],
  ['K', send('scroll-up')],
  ['L', send('bottom-line')],
  ['M', send('middle-line')],
  ['V', send('select-line')],
  ['W', send('next-space')],
  ['b', send('previous-word')],
  ['e', send('next-word-end')],
  ['g', send('history-top')],
  ['h', send('cursor-left')],
  ['j', send('cursor-down')],
  ['k', send('cursor-up')],
  ['l', send('cursor-right')],
  ['o', send('other-end')],
  ['v', send('rectangle-toggle')],
  ['w', send('next-word')],
  ['z', send('scroll-middle')],
  ['Space', send('begin-selection')],
  ['Enter', send('copy-pipe-and-cancel')],
  ['Escape', send('clear-selection')],
  ['BSpace', send('cursor-left')],
  ['C-b', send('page-up')],
  ['C-d', send('halfpage-down')],
  ['C-e', send('scroll-down')],
  ['C-f', send('page-down')],
  ['C-h', send('cursor-left')],
  ['C-j', send('copy-pipe-and-cancel')],
  ['C-u', send('halfpage-up')],
  ['C-v', send('rectangle-toggle')],
  ['C-y', send('scroll-up')],
];

const inTable = (table: string, keys: Keys): DefaultBinding[] =>
  keys.map(([key, command]) => ({ table, key, command, note: '', repeat: false }));

export const copyModeBindings: readonly DefaultBinding[] = [...inTable('copy-mode', emacs), ...inTable('copy-mode-vi', vi)];
