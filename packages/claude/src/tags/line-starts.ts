/**
 * Where a character of a Markdown text is: at the start of a line, in the middle, in code, in a quote. Owns lines and fences;
 * what is inside of a paragraph is the inline text's affair. In doubt a place counts as one where nothing is meant.
 */
import { type Fence, insideFence, isPrefixCharacter, readPrefix } from './containers.js';
import { Enclosing } from './enclosing.js';
import { InlineText } from './inline.js';
import { type Place, places, within } from './place.js';

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
  readonly #enclosing = new Enclosing();
  #mode: Mode = 'prefix';
  #prefix = '';
  #line = '';
  #fence: Fence | undefined;
  #isQuoted = false;
  /** The line began with "[", and may be a definition. */
  #isBracketed = false;
  #last = '';
  /** It is a heading, if a space follows: what is open in it ends with it. */
  #isHeading = false;
  /** From here on readers may differ in what is code. */
  #isLost = false;

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
      if (this.#mode === 'text' && !this.#isBracketed) {
        i = this.#inline.skip(text, i, to);
        if (i >= to) return;
      }
      this.#takeOne(text[i]!);
      i++;
    }
  }

  /** Where the next character will be. */
  place(): Place {
    if (this.#mode === 'skip' || this.#mode === 'fence-line') return places.block;
    if (this.#mode === 'text') {
      if (this.#inline.inRaw) return places.raw;
      if (this.#inline.inCode) return places.code;
      return this.#isQuoted ? places.quote : places.middle;
    }
    if (this.#fence !== undefined) {
      if (insideFence(this.#fence, this.#prefix, false) !== undefined) return places.block;
      if (isInItem(this.#fence)) return places.lost;
    }
    if (this.#inline.inRaw) return places.raw;
    const { quotes, outerItem, indent, isWhole } = readPrefix(this.#prefix);
    if (quotes > 0) return places.quote;
    if (outerItem !== undefined || !isWhole) return places.middle;
    return this.#enclosing.place(indent) ?? (indent > 3 ? places.block : this.#placeInParagraph());
  }

  #placeInParagraph(): Place {
    if (this.#isLost) return places.lost;
    if (this.#inline.inCode || this.#inline.isUncertain) return places.unclosed;
    const { element } = this.#inline;
    return element === undefined ? places.start : within(element);
  }

  /** What was taken last was a tag: another may follow it on the line. */
  afterTag(): void {
    this.#enclosing.endAll(readPrefix(this.#prefix).indent);
    this.#startLine();
  }

  #startLine(): void {
    this.#mode = 'prefix';
    this.#prefix = '';
    this.#line = '';
    this.#isBracketed = false;
    this.#isHeading = false;
  }

  #takeOne(character: string): void {
    if (this.#mode === 'prefix') this.#inPrefix(character);
    else if (this.#mode === 'fence-line') this.#inFenceLine(character);
    else this.#inText(character, false);
  }

  #inText(character: string, isFirst: boolean): void {
    if (this.#isBracketed) this.#inBrackets(character);
    if (character !== '\n') {
      this.#inline.take(character, isFirst);
      return;
    }
    this.#inline.endLine();
    if (this.#isHeading) this.#inline.interrupt();
    this.#startLine();
  }

  #inBrackets(character: string): void {
    if (character === ':' && this.#last === ']') this.#enclosing.definition();
    this.#isBracketed = this.#last !== ']';
    this.#last = character;
  }

  #inPrefix(character: string): void {
    if (isPrefixCharacter(character) && this.#prefix.length < longestPrefix) {
      this.#prefix += character;
      return;
    }
    if (this.#fence !== undefined && this.#inFence(this.#fence, character)) return;
    if (character === '\n' && /^[ \t\r>]*$/.test(this.#prefix)) {
      this.#emptyLine();
      return;
    }
    const prefix = readPrefix(this.#prefix);
    if (this.#enclosing.begin(prefix, this.#prefix, character)) this.#inline.interrupt();
    this.#isQuoted = prefix.quotes > 0;
    if (prefix.isWhole && (character === '`' || character === '~') && !this.#inline.inRaw) {
      this.#mode = 'fence-line';
      this.#line = character;
      return;
    }
    this.#mode = 'text';
    this.#inText(character, prefix.isWhole);
    this.#isBracketed = prefix.isWhole && character === '[';
    this.#isHeading = prefix.isWhole && character === '#';
    this.#last = '';
  }

  #emptyLine(): void {
    this.#inline.endLine();
    this.#inline.endParagraph();
    this.#enclosing.emptyLine();
    this.#startLine();
  }

  /** The first character of a line, in a fence; false when the line ends the fence by being outside of its container. */
  #inFence(fence: Fence, character: string): boolean {
    const inside = insideFence(fence, this.#prefix, character === '\n');
    if (inside === undefined) {
      this.#fence = undefined;
      // Who indents carelessly means it to go on; who reads closely sees its end.
      this.#isLost ||= isInItem(fence);
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
    } else if (run.length >= 3 && (run[0] === '~' || !rest.includes('`')) && this.#openFence(run)) {
      // What follows may have what makes it none.
      this.#isLost ||= this.#inline.hasHtml || character !== '\n';
      this.#inline.endParagraph();
      this.#endFenceLine(character);
    } else {
      this.#mode = 'text';
      for (const one of line) this.#inline.take(one, false);
      this.#inText(character, false);
    }
  }

  /** False: it is indented so far that it is code, or goes on with a paragraph. */
  #openFence(run: string): boolean {
    const { quotes, container, indent } = readPrefix(this.#prefix);
    const column = container + indent;
    const item = quotes > 0 ? undefined : this.#enclosing.itemAt(column);
    if (indent > 3 && item === undefined) return false;
    // The items in items are not known: what is indented like the fence is in it, for certain.
    const inner = indent > 3 ? column : Math.max(container, item ?? 0);
    this.#fence = { character: run[0]!, length: run.length, quotes, container: inner };
    return true;
  }

  #endFenceLine(character: string): void {
    if (character === '\n') this.#startLine();
    else this.#mode = 'skip';
  }
}

/** It ends with a list item, which is less certain than a quote. */
const isInItem = ({ quotes, container }: Fence): boolean => quotes === 0 && container > 0;
