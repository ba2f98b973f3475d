/**
 * What the row of hints and the list of keys behind the prefix say: made from the bindings themselves, so that they are
 * right for whoever has bound other keys. Pure.
 */
import { type DrawnLine, drawLine, type Style } from '@ccmux/core';
import type { Prompt } from '@ccmux/protocol';
import { graphemes, stringWidth } from '@ccmux/term';
import type { BindingText } from '../keys/binding.js';

export interface HintInput {
  readonly prefix: string;
  /** The table that the next key is looked up in. */
  readonly table: string;
  bindings(table: string): readonly BindingText[];
  /** Of what has the keys in place of the tables. */
  readonly own?: readonly Hint[] | undefined;
}

export interface Hint {
  readonly keys: string;
  readonly label: string;
}

/** What newcomers need first: the commands of a table by what they begin with, and one or two words for each. */
const essentials: readonly (readonly [command: RegExp, label: string])[] = [
  [/^split-window -h/, 'split right'],
  [/^split-window($| -v| (?!.*-h))/, 'split down'],
  [/^copy-mode$/, 'copy'],
  [/^detach-client/, 'detach'],
  [/^paste-buffer/, 'paste'],
  [/^new-window/, 'new window'],
  [/^next-window$/, 'next window'],
  [/^select-pane -t :\.\+/, 'next pane'],
  [/^resize-pane -Z/, 'zoom'],
  [/^confirm-before .*kill-pane/, 'close pane'],
  [/^command-prompt .*rename-window/, 'rename window'],
  [/^command-prompt .*find-window/, 'find'],
  [/^choose-tree -\w*w/, 'all windows'],
  [/^list-keys -N/, 'all keys'],
];

const inCopyMode: readonly (readonly [command: RegExp, label: string])[] = [
  [/-X begin-selection/, 'select'],
  [/-X copy-(selection|pipe)-and-cancel/, 'copy'],
  [/search-backward/, 'search up'],
  [/search-forward/, 'search down'],
  [/-X page-up/, 'page up'],
  [/-X page-down/, 'page down'],
  [/-X cancel/, 'leave'],
];

/** A click on this range turns the hints off. */
export const hideHints = 'hints-off';

/** The row of hints. */
export function hintLine(input: HintInput, style: Style, cols: number): DrawnLine {
  const { table, prefix, own } = input;
  if (own !== undefined) return drawLine(` ${join(own, cols - 2)}`, style, cols, graphemes);
  const room = cols - stringWidth(prefix) - 16;
  const ofPrefix = (): string => join(pick(input.bindings('prefix'), essentials), room);
  const hide = `#[align=right range=user|${hideHints}] hide × #[norange]`;
  switch (table) {
    case 'root':
      return drawLine(` #[bold]${literal(prefix)}#[nobold] then ${ofPrefix()}${hide}`, style, cols, graphemes);
    case 'prefix':
      return drawLine(` #[reverse]${literal(prefix)}#[noreverse] now  ${ofPrefix()}`, style, cols, graphemes);
    default:
      return drawLine(` ${join(pick(input.bindings(table), inCopyMode), cols - 2)}`, style, cols, graphemes);
  }
}

/** How to answer a prompt, and how to leave it; in vi's keys Escape only ends typing. */
export function promptHints({ mode, keys, completion }: Pick<Prompt, 'mode' | 'keys' | 'completion'>): Hint[] {
  const answer = { keys: 'one key', label: 'answers' };
  if (mode === 'key') return [answer];
  const cancel = { keys: keys === 'vi' ? 'C-c' : 'Escape', label: 'cancel' };
  if (mode === 'character') return [answer, cancel];
  const editing = [
    { keys: 'Enter', label: 'accept' },
    ...(completion !== undefined ? [{ keys: 'Tab', label: 'complete' }] : []),
    { keys: 'C-u', label: 'empty' },
    { keys: 'Up', label: 'earlier' },
  ];
  return [...editing, cancel];
}

/** Narrower columns would not say enough. */
const minColumn = 32;

/** Bindings with what they are for, in columns; `rows` at most. Empty where nothing is known of the table. */
export function keyList(input: HintInput, style: Style, cols: number, rows: number): DrawnLine[] {
  const items = described(input.bindings(input.table));
  if (items.length === 0 || rows < 1) return [];
  const keysWidth = Math.max(...items.map((i) => stringWidth(i.keys)));
  const wanted = keysWidth + Math.max(...items.map((i) => stringWidth(i.label))) + 5;
  const columns = Math.max(1, Math.min(Math.ceil(items.length / rows), Math.floor(cols / minColumn)));
  const width = Math.min(wanted, Math.floor(cols / columns));
  const height = Math.min(rows, Math.ceil(items.length / columns));
  return Array.from({ length: height }, (_, y) => {
    const row = Array.from({ length: columns }, (_, x) => items[x * height + y]);
    const text = row.map((item) => (item === undefined ? '' : cell(item, keysWidth, width))).join('');
    return drawLine(text, style, cols, graphemes);
  });
}

function cell({ keys, label }: Hint, keysWidth: number, width: number): string {
  const gap = ' '.repeat(keysWidth - stringWidth(keys));
  const room = Math.max(1, width - keysWidth - 5);
  const shown =
    stringWidth(label) <= room
      ? label
      : `${[...graphemes(label)]
          .slice(0, room - 1)
          .map((g) => g.text)
          .join('')}…`;
  return ` ${gap}#[bold]${literal(keys)}#[nobold]  ${literal(shown)}${' '.repeat(Math.max(0, room + 2 - stringWidth(shown)))}`;
}

/** For each command that the table has, the key with the shortest name. */
function pick(bindings: readonly BindingText[], wanted: readonly (readonly [RegExp, string])[]): Hint[] {
  return wanted.flatMap(([command, label]) => {
    const [found] = bindings.filter((b) => command.test(b.command)).toSorted((a, b) => a.key.length - b.key.length);
    return found === undefined ? [] : [{ keys: found.key, label }];
  });
}

/** As many of the items as there is room for: the last one, which leads to all others, and then from the first on. */
function join(items: readonly Hint[], width: number): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  const shown: Hint[] = [];
  let used = widthOf(last) - separator.length;
  for (const item of items.slice(0, -1)) {
    used += widthOf(item);
    if (used > width) break;
    shown.push(item);
  }
  return [...shown, last].map(({ keys, label }) => `#[bold]${literal(keys)}#[nobold] ${literal(label)}`).join(separator);
}

const separator = '  ';
/** With what divides it from the next one. */
const widthOf = ({ keys, label }: Hint): number => stringWidth(keys) + 1 + stringWidth(label) + separator.length;

/**
 * One item for each binding with a note, what newcomers need first. Keys that do the same in four directions are one, and those
 * for ten windows.
 */
function described(bindings: readonly BindingText[]): Hint[] {
  const items = new Map<string, Hint>();
  for (const { key, note, command } of bindings) {
    if (note === '') continue;
    const family = familyOf(key, command);
    items.set(family?.keys ?? key, family ?? { keys: key, label: shorten(note) });
  }
  const first = pick(bindings, essentials).map(({ keys, label }) => ({ keys, label: capitalized(label) }));
  for (const { keys } of first) items.delete(keys);
  return [...first, ...[...items.values()].toSorted((a, b) => rank(a.keys) - rank(b.keys) || a.keys.localeCompare(b.keys))];
}

const capitalized = (label: string): string => `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;

const arrow = /^((?:[CMS]-)*)(?:Up|Down|Left|Right)$/;

function familyOf(key: string, command: string): Hint | undefined {
  if (/^\d$/.test(key) && command.startsWith('select-window')) return { keys: '0…9', label: 'Select window by number' };
  const modifier = arrow.exec(key)?.[1];
  if (modifier === undefined) return undefined;
  if (command.startsWith('select-pane')) return { keys: `${modifier}↑↓←→`, label: 'Select pane in direction' };
  return command.startsWith('resize-pane') ? { keys: `${modifier}↑↓←→`, label: 'Resize pane' } : undefined;
}

/** Without the words that go without saying. */
const shorten = (note: string): string =>
  note.replace(/\bthe (?=previously)|\b(the |a )?(?<!previously )(current|active) (?=[a-z])|\bthe /g, '');

/** Then what is easy to press and to remember: when there is no room for all keys, it is the others that go. */
const rank = (key: string): number => kinds.findIndex((kind) => kind.test(key));
const kinds = [/^↑/, /^0…/, /^[a-zA-Z]$/, /^.$/, /^[A-Z][a-z]+$/, /^C-↑/, /^C-/, /(?:)/];

const literal = (text: string): string => text.replaceAll('#', '##');
