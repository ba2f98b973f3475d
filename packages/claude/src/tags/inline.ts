/**
 * Where in a paragraph code spans are, character by character, and HTML as far as it goes. A code span that is open may turn
 * out to be none: it counts as open. Where it cannot be told whether a backtick is one, nothing behind it in its paragraph is
 * certain.
 */
import { OpenHtml } from './open-html.js';

export class InlineText {
  /** Backticks of the code span that is open; 0: none. */
  #span = 0;
  #run = 0;
  #isEscaped = false;
  #isUncertain = false;
  readonly #html = new OpenHtml();

  get inCode(): boolean {
    return this.#run > 0 ? this.#span !== this.#run : this.#span > 0;
  }

  get isUncertain(): boolean {
    return this.#isUncertain;
  }

  get inRaw(): boolean {
    return this.#html.isRaw;
  }

  /** A line of the paragraph begins with HTML: what looks like a code block may be none. */
  get hasHtml(): boolean {
    return this.#html.beganLine;
  }

  /** The element that is open. */
  get element(): string | undefined {
    return this.#html.element;
  }

  /** `isFirst`: it is the first of its line. */
  take(character: string, isFirst: boolean): void {
    if (character === '`' && this.#html.makesBackticksUncertain) this.#isUncertain = true;
    if (this.#html.isRaw) {
      this.#html.take(character, isFirst);
      return;
    }
    if (character === '`' && !this.#isEscaped) {
      this.#run++;
      this.#html.forget();
      return;
    }
    this.#endRun();
    const wasEscaped = this.#isEscaped;
    this.#isEscaped = character === '\\' && !wasEscaped && this.#span === 0;
    if (this.#span > 0) return;
    if (wasEscaped && character === '<') this.#html.forget();
    else this.#html.take(character, isFirst);
  }

  /** Nothing that `take` would take note of before `end`: returns where it will. */
  skip(text: string, from: number, end: number): number {
    if (!this.#html.isText || this.#run > 0 || this.#isEscaped) return from;
    let i = from;
    for (; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x0a || code === 0x60 || code === 0x5c || code === 0x3c) break;
    }
    return i;
  }

  #endRun(): void {
    if (this.#run === 0) return;
    if (this.#span === 0) this.#span = this.#run;
    else if (this.#span === this.#run) this.#span = 0;
    this.#run = 0;
  }

  endLine(): void {
    this.#endRun();
    this.#isEscaped = false;
    this.#html.take('\n', false);
  }

  /** The next line begins something else, without an empty line: a code span that is open was none, if it was one. */
  interrupt(): void {
    if (this.#span > 0) this.#isUncertain = true;
  }

  /** An empty line, a fence: what is open inside of the paragraph is not. */
  endParagraph(): void {
    this.#span = 0;
    this.#run = 0;
    this.#isUncertain = false;
    this.#html.endParagraph();
  }
}
