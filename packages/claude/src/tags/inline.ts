/**
 * Where in a paragraph code spans and raw HTML are, character by character. Owns nothing beyond the paragraph, except HTML
 * blocks, which end where their closing tag is. A code span that is open may turn out to be none: it counts as open.
 */

/** What makes the text behind it raw, and what ends that. */
const rawStarts: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![cdata[', ']]>'],
  ...['pre', 'script', 'style', 'textarea', 'code', 'samp', 'xmp'].map((name): [string, string] => [`<${name}`, `</${name}>`]),
];
/** Those that go on over empty lines, if they begin a line (CommonMark 0.31, §4.6). */
const blocks = new Set(['-->', ']]>', '</pre>', '</script>', '</style>', '</textarea>']);
const longestEnd = 12;

export class InlineText {
  /** Backticks of the code span that is open; 0: none. */
  #span = 0;
  #run = 0;
  #isEscaped = false;
  #angle = '';
  #angleBegins = false;
  #raw: { readonly end: string; readonly isBlock: boolean } | undefined;
  #tail = '';

  get inCode(): boolean {
    return this.#run > 0 ? this.#span !== this.#run : this.#span > 0;
  }

  get inRaw(): boolean {
    return this.#raw !== undefined;
  }

  /** `isFirst`: it is the first of its line. */
  take(character: string, isFirst: boolean): void {
    if (this.#raw !== undefined) {
      this.#inRaw(this.#raw.end, character);
      return;
    }
    if (character === '`' && !this.#isEscaped) {
      this.#run++;
      this.#angle = '';
      return;
    }
    this.#endRun();
    const wasEscaped = this.#isEscaped;
    this.#isEscaped = character === '\\' && !wasEscaped && this.#span === 0;
    if (this.#span > 0) return;
    if (character === '<' && !wasEscaped) {
      this.#angle = '<';
      this.#angleBegins = isFirst;
    } else if (this.#angle !== '') this.#inAngle(character.toLowerCase());
  }

  /** Nothing that `take` would take note of before `end`: returns where it will. */
  skip(text: string, from: number, end: number): number {
    if (this.#raw !== undefined || this.#angle !== '' || this.#run > 0 || this.#isEscaped) return from;
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

  #inAngle(character: string): void {
    const found = rawStarts.find(([start]) => start === this.#angle);
    const isName = found !== undefined && /[a-z]/.test(found[0].at(-1)!);
    if (found !== undefined && (!isName || /[\s/>]/.test(character))) {
      this.#beginRaw(found[1]);
      this.#inRaw(found[1], character);
      return;
    }
    this.#angle += character;
    if (!rawStarts.some(([start]) => start.startsWith(this.#angle))) this.#angle = '';
    const whole = rawStarts.find(([start]) => start === this.#angle);
    if (whole !== undefined && !/[a-z]/.test(whole[0].at(-1)!)) this.#beginRaw(whole[1]);
  }

  #beginRaw(end: string): void {
    this.#raw = { end, isBlock: this.#angleBegins && blocks.has(end) };
    this.#angle = '';
    this.#tail = '';
  }

  #inRaw(end: string, character: string): void {
    this.#tail = (this.#tail + character.toLowerCase()).slice(-longestEnd);
    if (character === '>' && this.#tail.endsWith(end)) this.#raw = undefined;
  }

  endLine(): void {
    this.#endRun();
    this.#isEscaped = false;
    if (this.#raw !== undefined) this.#inRaw(this.#raw.end, '\n');
    else if (this.#angle !== '') this.#inAngle('\n');
  }

  /** An empty line, a fence: what is open inside of the paragraph is not. */
  endParagraph(): void {
    this.#span = 0;
    this.#run = 0;
    this.#angle = '';
    if (this.#raw !== undefined && !this.#raw.isBlock) this.#raw = undefined;
  }
}
