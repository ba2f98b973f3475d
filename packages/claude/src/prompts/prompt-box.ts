/** What stands in Claude's prompt box, read from the screen: the rows between its lines. Of a long text only a part is there. */

import { readScreen } from '../screen/read-screen.js';
import { partsOf } from '../screen/regions.js';
import type { RuleSet } from '../screen/rule.js';
import type { ScreenView } from '../screen/view.js';

export type PromptBox =
  /** No box can be seen: a dialog, a panel, or a screen that is too small. */
  | { readonly kind: 'none' }
  | { readonly kind: 'empty' }
  /** Somebody's words: the rows that can be seen, without the sign in front. */
  | { readonly kind: 'draft'; readonly rows: readonly string[] };

export function readPromptBox(view: ScreenView, rules: RuleSet): PromptBox {
  const reading = readScreen(view, rules);
  const { prompt, region } = partsOf(view);
  if (reading.kind !== 'prompt' || prompt === undefined) return scrolledBox(view);
  if (!reading.details.draft) return { kind: 'empty' };
  return { kind: 'draft', rows: region('box').map(({ text }) => text.replace(/│$/u, '').slice(prompt.textColumn)) };
}

const moreAbove = /^─+ ↑ \d+ more ─+$/u;
const bottomLine = /^─+(?: ↓ \d+ more ─+)?$/u;

/** A long text scrolls in the box: its first row, with the sign in front, is out of sight, and the line above says so. */
function scrolledBox(view: ScreenView): PromptBox {
  const rows = Array.from({ length: view.rows }, (_, y) => view.text(y));
  const top = rows.findLastIndex((row) => moreAbove.test(row));
  const bottom = top < 0 ? -1 : rows.findIndex((row, y) => y > top && bottomLine.test(row));
  if (bottom <= top + 1 || rows[bottom]!.length < view.cols - 1) return { kind: 'none' };
  const text = rows.slice(top + 1, bottom);
  const below = rows.slice(bottom + 1).filter((row) => row !== '');
  const isBox = text.every((row) => row === '' || row.startsWith('  ')) && below.every((row) => row.startsWith(' '));
  return isBox ? { kind: 'draft', rows: text.map((row) => row.slice(2)) } : { kind: 'none' };
}

const stashed = /(?:draft|›) stashed(?:\s|$)/u;
/** Above the box, or on the row below it; at the right. */
const hintRows = 8;

/** Whether a draft is put aside already: there is room for one, and another would take its place. */
export function hasStash(view: ScreenView): boolean {
  const rows = Array.from({ length: view.rows }, (_, y) => view.text(y));
  const end = rows.findLastIndex((row) => row !== '') + 1;
  return rows.slice(Math.max(0, end - hintRows), end).some((row) => stashed.test(row.slice(view.cols / 3)));
}

const squeezed = (text: string): string => text.replace(/[\s\u00a0]+/g, '');
/** What a long paste is shown as. */
const stand = /\[Pasted text #\d+/;

/** What the box looks like beside a text that should stand in it: lengths alone, nothing of what it says. For logs. */
export interface BoxShape {
  readonly kind: PromptBox['kind'];
  /** Characters in each of its rows. */
  readonly rows: readonly number[];
  /** Characters in front of the text and behind it, blanks left out; undefined: it is not there as a whole. */
  readonly around: readonly [before: number, behind: number] | undefined;
}

export function boxShape(box: PromptBox, text: string): BoxShape {
  if (box.kind !== 'draft') return { kind: box.kind, rows: [], around: undefined };
  const shown = squeezed(box.rows.join(''));
  const whole = squeezed(text);
  const at = shown.indexOf(whole);
  const around = at < 0 ? undefined : ([at, shown.length - at - whole.length] as const);
  return { kind: box.kind, rows: box.rows.map((row) => row.length), around };
}

/** Whether the box shows this text and nothing else, as far as it can be seen. */
export function showsText(box: PromptBox, text: string): boolean {
  if (box.kind !== 'draft') return false;
  const shown = squeezed(box.rows.join(''));
  const whole = squeezed(text);
  if (shown === whole || stand.test(box.rows.join(' '))) return true;
  // The box scrolls: what is shown is the end, or a part when the cursor is elsewhere.
  return shown.length >= 20 && whole.endsWith(shown.slice(-Math.min(shown.length, 200)));
}
