/** A one-line editor with history: text, cursor, and what each key does to them. Pure; draws nothing. */
import { graphemes } from '@ccmux/term';
import { type Completion, completeWord } from './completion.js';
import { ViKeys } from './vi-keys.js';

/** What a key did: went on, gave the line, or gave up. */
export type EditorOutcome = 'editing' | 'accepted' | 'cancelled';

/** Longest line, in grapheme clusters; what is typed or pasted over it is dropped. */
const maxLength = 4096;

const split = (text: string): string[] => Array.from(graphemes(text), (g) => g.text);

interface EditorOptions {
  readonly keys?: 'emacs' | 'vi';
  /** What Tab completes. */
  readonly completion?: Completion | undefined;
  /** Characters that are words of their own kind; blanks divide words anyway. */
  readonly separators?: string | undefined;
}

export class LineEditor {
  readonly label: string;
  readonly #history: readonly string[];
  #historyAt: number;
  /** The line being typed, while an older one is looked at. */
  #draft = '';
  #clusters: string[];
  #cursor: number;
  #killed: string[] = [];
  readonly #vi: ViKeys | undefined;
  readonly #completion: Completion | undefined;
  readonly #separators: string;

  /** `history`: oldest first. */
  constructor(label: string, initial: string, history: readonly string[], options: EditorOptions = {}) {
    this.label = label;
    this.#vi = options.keys === 'vi' ? new ViKeys() : undefined;
    this.#completion = options.completion;
    this.#separators = options.separators ?? '';
    this.#history = history;
    this.#historyAt = history.length;
    this.#clusters = split(initial);
    this.#cursor = this.#clusters.length;
  }

  /** Keys are commands of vi, and no text. */
  get isCommanding(): boolean {
    return this.#vi?.isCommanding ?? false;
  }

  get text(): string {
    return this.#clusters.join('');
  }

  /** Grapheme clusters before the cursor. */
  get beforeCursor(): readonly string[] {
    return this.#clusters.slice(0, this.#cursor);
  }

  get afterCursor(): readonly string[] {
    return this.#clusters.slice(this.#cursor);
  }

  /** Puts text in at the cursor. Control characters, line ends among them, become spaces. */
  insert(text: string): void {
    const clean = text.replace(/[\x00-\x1f\x7f-\x9f]+/g, ' ');
    const after = split(this.afterCursor.join(''));
    // Joined anew, because a combining mark belongs to the cluster before it.
    const before = split(this.beforeCursor.join('') + clean).slice(0, maxLength - after.length);
    this.#clusters = [...before, ...after];
    this.#cursor = before.length;
  }

  /** A key by its canonical name. */
  key(name: string): EditorOutcome {
    const translated = this.#vi?.translate(name);
    if (translated?.kind === 'none') return 'editing';
    return this.#key(translated?.kind === 'key' ? translated.name : name);
  }

  #key(name: string): EditorOutcome {
    const ended = endings.get(name);
    if (ended !== undefined) return ended;
    const edit = edits[name];
    if (edit !== undefined) this[edit]();
    else if ([...name].length === 1) this.insert(name);
    return 'editing';
  }

  /** The word before the cursor as far as what it may mean is clear. */
  complete(): void {
    if (this.#completion === undefined) return;
    let from = this.#cursor;
    while (from > 0 && this.#clusters[from - 1] !== ' ') from--;
    const word = this.#clusters.slice(from, this.#cursor).join('');
    const completed = completeWord(this.#completion, word, from === 0);
    if (completed === undefined) return;
    this.#clusters.splice(from, this.#cursor - from);
    this.#cursor = from;
    this.insert(completed);
  }

  /** Swaps the two characters around the cursor, at the end those before it. */
  transpose(): void {
    const at = Math.min(this.#cursor + 1, this.#clusters.length);
    const [a, b] = [this.#clusters[at - 2], this.#clusters[at - 1]];
    if (a === undefined || b === undefined) return;
    this.#clusters.splice(at - 2, 2, b, a);
    this.#cursor = at;
  }

  left(): void {
    this.#cursor = Math.max(0, this.#cursor - 1);
  }

  right(): void {
    this.#cursor = Math.min(this.#clusters.length, this.#cursor + 1);
  }

  home(): void {
    this.#cursor = 0;
  }

  end(): void {
    this.#cursor = this.#clusters.length;
  }

  space(): void {
    this.insert(' ');
  }

  backspace(): void {
    if (this.#cursor > 0) this.#clusters.splice(--this.#cursor, 1);
  }

  delete(): void {
    this.#clusters.splice(this.#cursor, 1);
  }

  killToEnd(): void {
    this.#killed = this.#clusters.splice(this.#cursor);
  }

  /** The whole line, as tmux does. */
  killLine(): void {
    this.#killed = this.#clusters;
    this.#clusters = [];
    this.#cursor = 0;
  }

  killWord(): void {
    const to = this.#cursor;
    this.wordLeft();
    this.#killed = this.#clusters.splice(this.#cursor, to - this.#cursor);
  }

  yank(): void {
    this.insert(this.#killed.join(''));
  }

  wordLeft(): void {
    this.#wordLeft(this.#separators);
  }

  wordRight(): void {
    this.#wordRight(this.#separators);
  }

  /** As wordLeft, but only blanks divide. */
  longWordLeft(): void {
    this.#wordLeft('');
  }

  longWordRight(): void {
    this.#wordRight('');
  }

  #wordLeft(separators: string): void {
    const kind = (i: number) => kindOf(this.#clusters[i], separators);
    while (this.#cursor > 0 && kind(this.#cursor - 1) === 'blank') this.#cursor--;
    const word = kind(this.#cursor - 1);
    while (this.#cursor > 0 && kind(this.#cursor - 1) === word) this.#cursor--;
  }

  #wordRight(separators: string): void {
    const { length } = this.#clusters;
    const kind = (i: number) => kindOf(this.#clusters[i], separators);
    while (this.#cursor < length && kind(this.#cursor) === 'blank') this.#cursor++;
    const word = kind(this.#cursor);
    while (this.#cursor < length && kind(this.#cursor) === word) this.#cursor++;
  }

  older(): void {
    this.#recall(this.#historyAt - 1);
  }

  newer(): void {
    this.#recall(this.#historyAt + 1);
  }

  #recall(at: number): void {
    if (at < 0 || at > this.#history.length) return;
    if (this.#historyAt === this.#history.length) this.#draft = this.text;
    this.#historyAt = at;
    this.#clusters = split(this.#history[at] ?? this.#draft);
    this.end();
  }
}

const kindOf = (cluster: string | undefined, separators: string): 'blank' | 'separator' | 'word' =>
  cluster === ' ' ? 'blank' : cluster !== undefined && separators.includes(cluster) ? 'separator' : 'word';

const endings: ReadonlyMap<string, EditorOutcome> = new Map([
  ['Enter', 'accepted'],
  ['C-j', 'accepted'],
  ['C-m', 'accepted'],
  ['KPEnter', 'accepted'],
  ['Escape', 'cancelled'],
  ['C-[', 'cancelled'],
  ['C-c', 'cancelled'],
  ['C-g', 'cancelled'],
]);

type Edit =
  | 'complete'
  | 'transpose'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'space'
  | 'backspace'
  | 'delete'
  | 'killToEnd'
  | 'killLine'
  | 'killWord'
  | 'yank'
  | 'wordLeft'
  | 'wordRight'
  | 'longWordLeft'
  | 'longWordRight'
  | 'older'
  | 'newer';

const edits: Readonly<Record<string, Edit>> = {
  Tab: 'complete',
  'C-t': 'transpose',
  Left: 'left',
  'C-b': 'left',
  Right: 'right',
  'C-f': 'right',
  Home: 'home',
  'C-a': 'home',
  End: 'end',
  'C-e': 'end',
  Space: 'space',
  BSpace: 'backspace',
  'C-h': 'backspace',
  DC: 'delete',
  'C-d': 'delete',
  'C-k': 'killToEnd',
  'C-u': 'killLine',
  'C-w': 'killWord',
  'C-y': 'yank',
  'M-b': 'wordLeft',
  'C-Left': 'wordLeft',
  'M-f': 'wordRight',
  'C-Right': 'wordRight',
  // Of vi alone: no key has these names.
  'long-left': 'longWordLeft',
  'long-right': 'longWordRight',
  Up: 'older',
  'C-p': 'older',
  Down: 'newer',
  'C-n': 'newer',
};
