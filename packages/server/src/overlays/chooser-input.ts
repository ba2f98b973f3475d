/** What a chooser is being told in its last row: a text, or a yes or no. Owns the line while it is open. */
import type { KeyName } from '@ccmux/core';
import { LineInput } from './line-input.js';

export interface InputUse {
  /** After every key. */
  onText(text: string): void;
  /** Undefined: given up. */
  onEnd(text: string | undefined): void;
  /** Up and Down, where they mean something. */
  onMove?(by: 1 | -1): void;
}

type Open =
  | { readonly kind: 'line'; readonly line: LineInput; readonly use: InputUse }
  | { readonly kind: 'question'; readonly line: LineInput; yes(): void };

const moves: Readonly<Record<string, 1 | -1>> = { Up: -1, 'C-p': -1, Down: 1, 'C-n': 1 };

export class ChooserInput {
  #open: Open | undefined;

  get line(): LineInput | undefined {
    return this.#open?.line;
  }

  open(label: string, initial: string, use: InputUse): void {
    this.#open = { kind: 'line', line: new LineInput(label, initial), use };
  }

  ask(question: string, yes: () => void): void {
    this.#open = { kind: 'question', line: new LineInput(question, ''), yes };
  }

  insert(text: string): void {
    if (this.#open?.kind !== 'line') return;
    this.#open.line.insert(text);
    this.#open.use.onText(this.#open.line.text);
  }

  /** Takes a key while something is open; false when nothing is. */
  key(key: KeyName): boolean {
    const open = this.#open;
    if (open === undefined) return false;
    if (open.kind === 'question') {
      this.#open = undefined;
      if (key === 'y' || key === 'Y') open.yes();
      return true;
    }
    const by = moves[key];
    if (by !== undefined) {
      open.use.onMove?.(by);
      return true;
    }
    const outcome = open.line.key(key);
    if (outcome === 'editing') open.use.onText(open.line.text);
    else {
      this.#open = undefined;
      open.use.onEnd(outcome === 'accepted' ? open.line.text : undefined);
    }
    return true;
  }
}
