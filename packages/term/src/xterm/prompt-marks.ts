/**
 * Where prompts begin, as shells with integration say (OSC 133;A): the next cell that is written is marked, and keeps the mark
 * wherever its line goes. Ends of prompts, and what commands print, are not told apart.
 * Format: https://gitlab.freedesktop.org/Per_Bothner/specifications/blob/master/proposals/semantic-prompts.md
 */
import { bgPrompt, wordsPerCell } from '../screen/cell.js';
import type { XtermLine } from './internals.js';

export class PromptMarks {
  /** A prompt begins with the cell that is written next. */
  isNext = false;
  #line: XtermLine | undefined;
  #x = 0;

  /** What the shell says behind `OSC 133 ;`. */
  take(data: string): void {
    this.isNext = /^[AN](;|$)/.test(data);
  }

  /** A run of text begins here. */
  begin(line: XtermLine, x: number): void {
    if (!this.isNext) return;
    this.#line = line;
    this.#x = x;
  }

  /** It has been written. */
  end(): void {
    if (this.#line === undefined) return;
    const at = this.#x * wordsPerCell + 2;
    if (at < this.#line._data.length) this.#line._data[at]! |= bgPrompt;
    this.#line = undefined;
    this.isNext = false;
  }
}
