/**
 * Which HTML or XML is open at a place of a text, character by character: comments and their like, elements whose content is
 * raw, elements that hold others, the quotes of an attribute. Owns nothing of Markdown. An element that begins a line lasts
 * until it is closed, whatever a renderer makes of it: who writes one around a tag shows the tag.
 */

/** Content that is not looked into. */
const rawElements: ReadonlySet<string> = new Set([
  'pre',
  'script',
  'style',
  'textarea',
  'code',
  'samp',
  'xmp',
  'kbd',
  'tt',
  'listing',
  'title',
]);
/** Of those, the ones that go on over empty lines, if they begin a line (CommonMark 0.31, §4.6). */
const rawBlocks: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea']);
const voidElements: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
/** Elements that may be left open: their end is where their paragraph's is. */
const leftOpen: ReadonlySet<string> = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'option']);
/** Elements that hold something back also when they do not begin their line; prose has words in angle brackets. */
const inlineElements: ReadonlySet<string> = new Set([
  'a',
  'blockquote',
  'cite',
  'del',
  'div',
  'document',
  'example',
  'li',
  'output',
  'p',
  'q',
  'quote',
  's',
  'span',
  'td',
  'template',
  'th',
  'var',
]);
const markedStarts: readonly (readonly [start: string, end: string])[] = [
  ['!--', '-->'],
  ['![cdata[', ']]>'],
  ['?', '?>'],
];
const longestName = 64;
const longestEnd = 16;
/** Deeper is nobody's text. */
const mostOpen = 64;

type State =
  | { readonly kind: 'text' }
  /** Behind a "<". */
  | { readonly kind: 'name'; readonly isFirst: boolean; text: string }
  /** Behind the name of an opening tag. */
  | { readonly kind: 'tag'; readonly isFirst: boolean; readonly name: string; last: string; quote: string }
  /** `name`: the element; undefined for a comment and its like. */
  | { readonly kind: 'raw'; readonly end: string; readonly isBlock: boolean; readonly name: string | undefined; tail: string };

const text: State = { kind: 'text' };

export class OpenHtml {
  #state: State = text;
  #beganLine = false;
  #open: { readonly name: string; readonly lasts: boolean }[] = [];

  /** What is here is no text, whatever it looks like. */
  get isRaw(): boolean {
    return this.#state.kind === 'raw' || (this.#state.kind === 'tag' && this.#state.quote !== '');
  }

  /** A backtick here may be one of Markdown's, or not. */
  get makesBackticksUncertain(): boolean {
    const state = this.#state;
    return state.kind === 'tag' || (state.kind === 'raw' && state.name !== undefined && !state.isBlock);
  }

  /** Nothing is to be seen before the next "<". */
  get isText(): boolean {
    return this.#state.kind === 'text';
  }

  /** An element began or ended at the start of a line, since the last empty one. */
  get beganLine(): boolean {
    return this.#beganLine;
  }

  /** The innermost element that is open. */
  get element(): string | undefined {
    return this.#open.at(-1)?.name;
  }

  /** `isFirst`: the first character of a line that is in nothing else. */
  take(character: string, isFirst: boolean): void {
    const state = this.#state;
    if (state.kind === 'raw') {
      state.tail = (state.tail + character.toLowerCase()).slice(-longestEnd);
      if (character === '>' && state.tail.endsWith(state.end)) this.#state = text;
    } else if (state.kind === 'tag' && state.quote !== '') {
      if (character === state.quote) state.quote = '';
    } else if (character === '<') this.#state = { kind: 'name', isFirst, text: '' };
    else if (state.kind === 'name') this.#inName(state, character.toLowerCase());
    else if (state.kind === 'tag') this.#inTag(state, character);
  }

  /** What comes is text of Markdown's that has nothing to do with a "<" before it. */
  forget(): void {
    if (this.#state.kind === 'name') this.#state = text;
  }

  endParagraph(): void {
    const { kind } = this.#state;
    if (kind === 'name' || kind === 'tag' || (this.#state.kind === 'raw' && !this.#state.isBlock)) this.#state = text;
    this.#beganLine = false;
    this.#open = this.#open.filter(({ lasts }) => lasts);
  }

  #inName(state: State & { kind: 'name' }, character: string): void {
    if (/[a-z0-9_.:-]/.test(character) || ('/!?['.includes(character) && state.text.length < 9)) {
      state.text += character;
      const marked = markedStarts.find(([start]) => start === state.text);
      if (marked !== undefined) this.#state = { kind: 'raw', end: marked[1], isBlock: true, name: undefined, tail: '' };
      else if (state.text.length > longestName) this.#state = text;
      if (character !== '/' || state.text === '/') return;
      state.text = state.text.slice(0, -1);
    }
    const [, closes, name] = /^(\/?)(?!ccmu)([a-z][a-z0-9_.:-]*)$/.exec(state.text) ?? [];
    if (/^![a-z]/.test(state.text)) {
      this.#state = { kind: 'raw', end: '>', isBlock: false, name: undefined, tail: '' };
      this.take(character, false);
    } else if (name === undefined || !/[\s/>]/.test(character)) this.#state = text;
    else if (closes === '/') {
      this.#beganLine ||= state.isFirst;
      this.#close(name);
      this.#state = text;
    } else {
      this.#beganLine ||= state.isFirst;
      this.#state = { kind: 'tag', isFirst: state.isFirst, name, last: '', quote: '' };
      this.take(character, false);
    }
  }

  #inTag(state: State & { kind: 'tag' }, character: string): void {
    if ((character === '"' || character === "'") && state.last === '=') state.quote = character;
    else if (character === '>') this.#opened(state);
    if (character.trim() !== '') state.last = character;
  }

  #opened({ name, isFirst, last }: State & { kind: 'tag' }): void {
    this.#state = text;
    if (last === '/' || voidElements.has(name)) return;
    if (rawElements.has(name)) {
      this.#state = { kind: 'raw', end: `</${name}>`, isBlock: isFirst && rawBlocks.has(name), name, tail: '' };
    } else if ((isFirst || inlineElements.has(name)) && this.#open.length < mostOpen)
      this.#open.push({ name, lasts: isFirst && !leftOpen.has(name) });
  }

  #close(name: string): void {
    const at = this.#open.findLastIndex((one) => one.name === name);
    if (at >= 0) this.#open = this.#open.slice(0, at);
  }
}
