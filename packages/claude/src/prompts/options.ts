/**
 * The options of a dialog, read from its rows, and which of them a person means. Versions and tools differ in how many there
 * are and in what order: an option is chosen by its text, never by its place.
 */
import { err, ok, type Result } from '@ccmux/core';
import { partsOf } from '../screen/regions.js';
import type { ScreenView } from '../screen/view.js';

export interface DialogOption {
  /** As it is shown; undefined for one without a number. */
  readonly number: number | undefined;
  readonly text: string;
  /** Of a list from which several may be chosen. */
  readonly isMarked: boolean;
  /** The cursor is on it. */
  readonly isCurrent: boolean;
}

const numbered = /^(?<indent> {0,6})(?<cursor>[❯>]?) *[↓↑]? ?(?<number>\d{1,2})\. (?:\[(?<mark>[^\]])\] )?(?<text>\S.*)$/u;
const plain = /^(?<indent> {0,4})(?<cursor>[❯>]) (?<text>\S.*)$/u;

/** From the first to the last that can be seen; empty while no dialog is shown. */
export function readOptions(view: ScreenView): readonly DialogOption[] {
  const parts = partsOf(view);
  if (parts.kind === 'box' || parts.kind === 'blank') return [];
  const rows = parts.region(parts.kind === 'dialog' ? 'dialog' : 'screen').map(({ text }) => text);
  const found = rows.flatMap((row) => optionIn(row) ?? []);
  return found.length > 0 ? lastList(found) : withoutNumbers(rows);
}

function optionIn(row: string): DialogOption | undefined {
  const groups = numbered.exec(row)?.groups;
  if (groups === undefined) return undefined;
  return {
    number: Number(groups['number']),
    text: (groups['text'] ?? '').trim(),
    isMarked: (groups['mark'] ?? ' ') !== ' ',
    isCurrent: groups['cursor'] !== '',
  };
}

/** What stands above the dialog may be numbered, too: the last list that counts up and has the cursor. */
function lastList(options: readonly DialogOption[]): readonly DialogOption[] {
  const lists: DialogOption[][] = [];
  for (const option of options) {
    const list = lists.at(-1);
    const isNext = list !== undefined && (option.number ?? 0) > (list.at(-1)?.number ?? 0);
    if (isNext) list.push(option);
    else lists.push([option]);
  }
  return lists.findLast((list) => list.some(({ isCurrent }) => isCurrent)) ?? [];
}

/** Two or three rows, one of them with the cursor, the others as far to the right. */
function withoutNumbers(rows: readonly string[]): readonly DialogOption[] {
  const at = rows.findLastIndex((row) => plain.test(row));
  const groups = at < 0 ? undefined : plain.exec(rows[at]!)?.groups;
  if (groups === undefined) return [];
  const column = (groups['indent'] ?? '').length + 2;
  const isBeside = (row: string | undefined): boolean => row !== undefined && row.search(/\S/) === column;
  let first = at;
  let last = at;
  while (isBeside(rows[first - 1])) first--;
  while (isBeside(rows[last + 1])) last++;
  return rows.slice(first, last + 1).map((row, i) => ({
    number: undefined,
    text: row.slice(column).trim(),
    isMarked: false,
    isCurrent: first + i === at,
  }));
}

/** `allow`, a number that is shown, or words of an option. The error is for a person. */
export function chosen(options: readonly DialogOption[], word: string): Result<DialogOption, string> {
  if (word === 'allow') return allowing(options);
  if (/^\d+$/.test(word)) {
    const option = options.find(({ number }) => number === Number(word));
    return option === undefined ? err(`there is no option ${word}${listed(options)}`) : ok(option);
  }
  const said = word.trim().toLowerCase();
  const texts = (fits: (text: string) => boolean): readonly DialogOption[] =>
    options.filter(({ text }) => fits(text.toLowerCase()));
  for (const fits of [(t: string) => t === said, (t: string) => t.startsWith(said), (t: string) => t.includes(said)]) {
    const [option, ...more] = texts(fits);
    if (option !== undefined && more.length === 0) return ok(option);
    if (option !== undefined) return err(`more than one option says “${word}”${listed(options)}`);
  }
  return err(`no option says “${word}”${listed(options)}`);
}

/** Leave for this once: never the options that allow more than was asked. */
function allowing(options: readonly DialogOption[]): Result<DialogOption, string> {
  const yes = options.filter(({ text }) => /^yes\b/i.test(text));
  const once =
    yes.find(({ text }) => /^yes$/i.test(text)) ??
    yes.find(({ text }) => /^yes, (?:manually|i trust|i accept|proceed|continue)/i.test(text)) ??
    (yes.length === 1 ? yes[0] : undefined);
  return once === undefined ? err(`no option simply allows it${listed(options)}`) : ok(once);
}

const listed = (options: readonly DialogOption[]): string =>
  options.length === 0
    ? ''
    : `; there are: ${options.map(({ number, text }) => (number === undefined ? text : `${number}. ${text}`)).join(' | ')}`;

const down = '\x1b[B';
const up = '\x1b[A';

/** Keys that choose it: its number, or the way to it and Enter. Undefined: the way cannot be seen. */
export function keysFor(options: readonly DialogOption[], option: DialogOption): readonly string[] | undefined {
  if (option.number !== undefined && option.number < 10) return [String(option.number)];
  const from = options.findIndex(({ isCurrent }) => isCurrent);
  const to = options.indexOf(option);
  if (from < 0 || to < 0) return undefined;
  const steps = Array.from({ length: Math.abs(to - from) }, () => (to > from ? down : up));
  return [...steps, '\r'];
}
