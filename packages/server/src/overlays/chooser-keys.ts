/** The keys that every chooser has, and what its help says of them. A table only. */

export type ChooserAction =
  | 'choose'
  | 'leave'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'first'
  | 'last'
  | 'start'
  | 'expand'
  | 'collapse'
  | 'expand-all'
  | 'collapse-all'
  | 'tag'
  | 'untag-all'
  | 'tag-all'
  | 'search'
  | 'search-back'
  | 'search-next'
  | 'search-previous'
  | 'filter'
  | 'sort'
  | 'reverse'
  | 'preview'
  | 'preview-left'
  | 'preview-right'
  | 'help'
  | 'command';

export const chooserKeys: Readonly<Record<string, ChooserAction>> = {
  Enter: 'choose',
  q: 'leave',
  Escape: 'leave',
  'C-c': 'leave',
  'C-g': 'leave',
  Up: 'up',
  k: 'up',
  'C-p': 'up',
  Down: 'down',
  j: 'down',
  'C-n': 'down',
  PPage: 'page-up',
  'C-b': 'page-up',
  NPage: 'page-down',
  'C-f': 'page-down',
  Home: 'first',
  g: 'first',
  End: 'last',
  G: 'last',
  H: 'start',
  Right: 'expand',
  l: 'expand',
  '+': 'expand',
  Left: 'collapse',
  h: 'collapse',
  '-': 'collapse',
  'M-+': 'expand-all',
  'M--': 'collapse-all',
  t: 'tag',
  T: 'untag-all',
  'C-t': 'tag-all',
  'C-s': 'search',
  '/': 'search',
  '?': 'help',
  'C-h': 'help',
  F1: 'help',
  n: 'search-next',
  N: 'search-previous',
  f: 'filter',
  O: 'sort',
  r: 'reverse',
  v: 'preview',
  '<': 'preview-left',
  '>': 'preview-right',
  ':': 'command',
};

/** Key and meaning, for the help; `#1` is what the chooser calls an item. */
export const chooserHelp: readonly (readonly [key: string, meaning: string])[] = [
  ['Enter, 0-9', 'Choose the #1'],
  ['Up, Down', 'Go up or down (H: back to where it began)'],
  ['Left, Right', 'Hide or show what is below (M--, M-+: everywhere)'],
  ['f', 'Filter: show only what has a text in its name; or a format'],
  ['C-s, /', 'Search; n and N find the next and the one before'],
  ['O, r', 'Sort by something else; turn the order around'],
  ['t, T, C-t', 'Tag; tag none; tag all'],
  [':', 'Run a command for each tagged #1'],
  ['v', 'Preview: off, small or large (< and > go through what it shows)'],
];

export const helpEnd: readonly (readonly [key: string, meaning: string])[] = [['q, Escape', 'Leave']];
