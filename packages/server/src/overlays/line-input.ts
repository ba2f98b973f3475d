/** One line of text that is typed into a chooser: a filter, a search, a command. Pure; draws nothing. */
import type { KeyName } from '@ccmux/core';
import { graphemes } from '@ccmux/term';

export type LineOutcome = 'editing' | 'accepted' | 'cancelled';

const maxLength = 512;

const split = (text: string): string[] => Array.from(graphemes(text), (g) => g.text);

export class LineInput {
  readonly label: string;
  #before: string[];
  #after: string[] = [];

  constructor(label: string, initial: string) {
    this.label = label;
    this.#before = split(initial);
  }

  get text(): string {
    return [...this.#before, ...this.#after].join('');
  }

  get beforeCursor(): string {
    return this.#before.join('');
  }

  get afterCursor(): string {
    return this.#after.join('');
  }

  insert(text: string): void {
    const clean = text.replace(/[\x00-\x1f\x7f-\x9f]+/g, ' ');
    this.#before = split(this.#before.join('') + clean).slice(0, maxLength - this.#after.length);
  }

  /** A key under the name that key tables have it by. */
  key(key: KeyName): LineOutcome {
    const ended = endings[key];
    if (ended !== undefined) return ended;
    const edit = edits[key];
    if (edit !== undefined) [this.#before, this.#after] = edit(this.#before, this.#after);
    else if ([...key].length === 1) this.insert(key);
    return 'editing';
  }
}

const endings: Readonly<Record<string, LineOutcome>> = {
  Enter: 'accepted',
  KPEnter: 'accepted',
  'C-j': 'accepted',
  Escape: 'cancelled',
  'C-c': 'cancelled',
  'C-g': 'cancelled',
};

type Edit = (before: string[], after: string[]) => [before: string[], after: string[]];

const left: Edit = (before, after) => [before.slice(0, -1), [...before.slice(-1), ...after]];
const right: Edit = (before, after) => [[...before, ...after.slice(0, 1)], after.slice(1)];
const home: Edit = (before, after) => [[], [...before, ...after]];
const end: Edit = (before, after) => [[...before, ...after], []];
const backspace: Edit = (before, after) => [before.slice(0, -1), after];
const remove: Edit = (before, after) => [before, after.slice(1)];
const killWord: Edit = (before, after) => {
  const kept = before.join('').replace(/\S+\s*$/, '');
  return [split(kept), after];
};

const edits: Readonly<Record<string, Edit>> = {
  Space: (before, after) => [[...before, ' '], after],
  Left: left,
  'C-b': left,
  Right: right,
  'C-f': right,
  Home: home,
  'C-a': home,
  End: end,
  'C-e': end,
  BSpace: backspace,
  'C-h': backspace,
  DC: remove,
  'C-d': remove,
  'C-k': (before) => [before, []],
  'C-u': () => [[], []],
  'C-w': killWord,
};
