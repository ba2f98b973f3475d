/**
 * What the row of hints and the list of keys behind the prefix say: made from the bindings themselves, so that they are
 * right for whoever has bound other keys. Pure.
 */
import { type DrawnLine, drawLine, type Style } from '@ccmux/core';
import { graphemes, stringWidth } from '@ccmux/term';
import type { BindingText } from '../keys/binding.js';

export interface HintInput {
  readonly prefix: string;
  /** The table that the next key is looked up in. */
  readonly table: string;
  bindings(table: string): readonly BindingText[];
}

/** What newcomers need first: the commands of a table by what they begin with, and one or two words for each. */
const essentials: readonly (readonly [command: RegExp, label: string])[] = [
  [/^split-window -h/, 'split right'],
  [/^split-window($| -v| (?!.*-h))/, 'split down'],
  [/^new-window/, 'new window'],
  [/^detach-client/, 'detach'],
  [/^next-window/, 'next window'],
  [/^copy-mode$/, 'scroll, copy'],
  [/^select-pane -t :\.\+/, 'next pane'],
  [/^list-keys -N/, 'all keys'],
];

const inCopyMode: readonly (readonly [command: RegExp, label: string])[] = [
  [/-X page-up/, 'page up'],
  [/-X page-down/, 'page down'],
  [/search-backward/, 'search up'],
  [/search-forward/, 'search down'],
  [/-X begin-selection/, 'select'],
  [/-X copy-(selection|pipe)-and-cancel/, 'copy'],
  [/-X cancel/, 'leave'],
];

/** A click on this range turns the hints off. */
export const hideHints = 'hints-off';

interface Item {
  readonly keys: string;
  readonly label: string;
}

/** The row of hints. */
export function hintLine(input: HintInput, style: Style, cols: number): DrawnLine {
  const { table, prefix } = input;
  const text =
    table === 'root'
      ? `#[bold]${literal(prefix)}#[nobold] then ${join(pick(input.bindings('prefix'), essentials), cols - stringWidth(prefix) - 16)}`
      : table === 'prefix'
        ? `#[bold]${literal(prefix)}#[nobold] pressed, now a key: ${join(pick(input.bindings('prefix'), essentials), cols - stringWidth(prefix) - 32)}`
        : join(pick(input.bindings(table), inCopyMode), cols - 10);
  const hide = table === 'root' ? `#[align=right range=user|${hideHints}] hide × #[norange]` : '';
  return drawLine(` ${text}${hide}`, style, cols, graphemes);
}

/** Narrower columns would not say enough. */
const minColumn = 28;

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

function cell({ keys, label }: Item, keysWidth: number, width: number): string {
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

/** The first binding of each command that the table has. */
function pick(bindings: readonly BindingText[], wanted: readonly (readonly [RegExp, string])[]): Item[] {
  return wanted.flatMap(([command, label]) => {
    const found = bindings.find((b) => command.test(b.command));
    return found === undefined ? [] : [{ keys: found.key, label }];
  });
}

/** As many of the items as there is room for: the last one, which leads to all others, and then from the first on. */
function join(items: readonly Item[], width: number): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  const shown: Item[] = [];
  let used = widthOf(last);
  for (const item of items.slice(0, -1)) {
    used += widthOf(item);
    if (used > width) break;
    shown.push(item);
  }
  return [...shown, last].map(({ keys, label }) => `#[bold]${literal(keys)}#[nobold] ${literal(label)}`).join('   ');
}

const widthOf = ({ keys, label }: Item): number => stringWidth(keys) + stringWidth(label) + 4;

const digits = /^\d$/;

/** One item for each binding with a note; the ten that select windows are one. */
function described(bindings: readonly BindingText[]): Item[] {
  const noted = bindings.filter((b) => b.note !== '');
  const windows = noted.filter((b) => digits.test(b.key) && b.command.startsWith('select-window'));
  const rest = windows.length < 3 ? noted : noted.filter((b) => !windows.includes(b));
  const items = rest.map((b) => ({ keys: b.key, label: b.note }));
  if (windows.length < 3) return items;
  const keys = windows.map((b) => b.key).sort();
  return [{ keys: `${keys[0]}…${keys.at(-1)}`, label: 'Select window by number' }, ...items];
}

const literal = (text: string): string => text.replaceAll('#', '##');
