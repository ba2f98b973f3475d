/**
 * Where a character of a Markdown text is: at the start of a line, in the middle, in code, in a quote. Owns lines and fences;
 * what is inside of a paragraph is the inline text's affair. In doubt a place counts as one where nothing is meant.
 */
import { type Fence, insideFence, isPrefixCharacter, readPrefix } from './containers.js';
import { InlineText } from './inline.js';

export type Place =
  | 'start'
  | 'middle'
  /** At the start of a line, behind a backtick of the same paragraph that nothing closed. */
  | 'unclosed'
  | 'code'
  | 'a code block'
  | 'a quote'
  | 'raw HTML';

type Mode =
  /** In front of the first character that is no container. */
  | 'prefix'
  | 'text'
  /** A line that begins with backticks or tildes: at its end it is known what it is. */
  | 'fence-line'
  /** The rest of a line of a code block. */
  | 'skip';

const longestPrefix = 128;
const longestFenceLine = 4096;

export class LineStarts {
  readonly #inline = new InlineText();
  #mode: Mode = 'prefix';
  #prefix = '';
  #line = '';
  #fence: Fence | undefined;
  #isQuoted = false;

  take(text: string, from: number, to: number): void {
    let i = from;
    while (i < to) {
      if (this.#mode === 'skip') {
        const end = text.indexOf('\n', i);
        if (end < 0 || end >= to) return;
        this.#startLine();
        i = end + 1;
        continue;
      }
      if (this.#mode === 'text') {
        i = this.#inline.skip(text, i, to);
        if (i >= to) return;
      }
      this.#takeOne(text[i]!);
      i++;
    }
  }

  /** Where the next character will be. */
  place(): Place {
    if (this.#mode === 'skip' || this.#mode === 'fence-line') return 'a code block';
    if (this.#mode === 'text') {
      if (this.#inline.inRaw) return 'raw HTML';
      if (this.#inline.inCode) return 'code';
      return this.#isQuoted ? 'a quote' : 'middle';
    }
    if (this.#fence !== undefined && insideFence(this.#fence, this.#prefix, false) !== undefined) return 'a code block';
    if (this.#inline.inRaw) return 'raw HTML';
    const { quotes, isItem, indent, isWhole } = readPrefix(this.#prefix);
    if (quotes > 0) return 'a quote';
    if (isItem || !isWhole) return 'middle';
    if (indent > 3) return 'a code block';
    return this.#inline.inCode ? 'unclosed' : 'start';
  }

  /** What was taken last was a tag: another may follow it on the line. */
  afterTag(): void {
    this.#startLine();
  }

  #startLine(): void {
    this.#mode = 'prefix';
    this.#prefix = '';
    this.#line = '';
  }

  #takeOne(character: string): void {
    if (this.#mode === 'prefix') this.#inPrefix(character);
    else if (this.#mode === 'fence-line') this.#inFenceLine(character);
    else this.#inText(character, false);
  }

  #inText(character: string, isFirst: boolean): void {
    if (character !== '\n') {
      this.#inline.take(character, isFirst);
      return;
    }
    this.#inline.endLine();
    this.#startLine();
  }

  #inPrefix(character: string): void {
    if (isPrefixCharacter(character) && this.#prefix.length < longestPrefix) {
      this.#prefix += character;
      return;
    }
    if (this.#fence !== undefined && this.#inFence(this.#fence, character)) return;
    const { quotes, isWhole } = readPrefix(this.#prefix);
    this.#isQuoted = quotes > 0;
    if (character === '\n') {
      if (/^[ \t\r>]*$/.test(this.#prefix)) this.#inline.endParagraph();
      this.#inText(character, false);
    } else if (isWhole && (character === '`' || character === '~') && !this.#inline.inRaw) {
      this.#mode = 'fence-line';
      this.#line = character;
    } else {
      this.#mode = 'text';
      this.#inText(character, isWhole);
    }
  }

  /** The first character of a line, in a fence; false when the line ends the fence by being outside of its container. */
  #inFence(fence: Fence, character: string): boolean {
    const inside = insideFence(fence, this.#prefix, character === '\n');
    if (inside === undefined) {
      this.#fence = undefined;
      return false;
    }
    const isFirst = inside.at === this.#prefix.length;
    if (character === '\n') this.#startLine();
    else if (isFirst && character === fence.character && inside.indent <= 3) {
      this.#mode = 'fence-line';
      this.#line = character;
    } else this.#mode = 'skip';
    return true;
  }

  #inFenceLine(character: string): void {
    if (character !== '\n' && this.#line.length < longestFenceLine) {
      this.#line += character;
      return;
    }
    const line = this.#line;
    const run = /^(?:`+|~+)/.exec(line)![0];
    const rest = line.slice(run.length);
    if (this.#fence !== undefined) {
      if (run.length >= this.#fence.length && /^[ \t\r]*$/.test(rest) && character === '\n') this.#fence = undefined;
      this.#endFenceLine(character);
    } else if (run.length >= 3 && (run[0] === '~' || !rest.includes('`'))) {
      const { quotes, container } = readPrefix(this.#prefix);
      this.#fence = { character: run[0]!, length: run.length, quotes, container };
      this.#inline.endParagraph();
      this.#endFenceLine(character);
    } else {
      this.#mode = 'text';
      for (const one of line) this.#inline.take(one, false);
      this.#inText(character, false);
    }
  }

  #endFenceLine(character: string): void {
    if (character === '\n') this.#startLine();
    else this.#mode = 'skip';
  }
}
