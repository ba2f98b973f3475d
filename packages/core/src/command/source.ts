/**
 * The characters of a piece of command language, with line continuations (an odd number of backslashes before a
 * newline) taken out and positions in the original text kept. Holds the first error of a parse.
 */

/** Where and why a text is not command language. Line and column count from 1. */
export interface LexError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export class Source {
  readonly #text: string;
  /** Where in `#text` a continuation of two characters was taken out. */
  readonly #cuts: number[] = [];
  readonly #lineStarts: number[] = [0];
  #at = 0;
  #error: LexError | undefined;

  constructor(original: string) {
    this.#text = original.replace(/(\\+)\n/g, (whole, slashes: string, offset: number) => {
      if (slashes.length % 2 === 0) return whole;
      this.#cuts.push(offset + slashes.length - 1 - 2 * this.#cuts.length);
      return slashes.slice(1);
    });
    for (let i = original.indexOf('\n'); i >= 0; i = original.indexOf('\n', i + 1)) this.#lineStarts.push(i + 1);
  }

  /** The next character; undefined at the end. */
  peek(ahead = 0): string | undefined {
    return this.#text[this.#at + ahead];
  }

  next(): string | undefined {
    return this.#text[this.#at++];
  }

  skip(count = 1): void {
    this.#at += count;
  }

  /** Takes what matches right here; the pattern has to be sticky. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  /** Whether the pattern, which has to be sticky, matches right here. */
  looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  get line(): number {
    return this.#position(this.#at).line;
  }

  get error(): LexError | undefined {
    return this.#error;
  }

  /** Notes the first error, at the current position; answers undefined so that parsers can return it. */
  fail(message = 'syntax error'): undefined {
    this.#error ??= { message, ...this.#position(Math.min(this.#at, this.#text.length)) };
    return undefined;
  }

  #position(at: number): { line: number; column: number } {
    const offset = at + 2 * countUpTo(this.#cuts, at);
    const line = countUpTo(this.#lineStarts, offset);
    return { line, column: offset - this.#lineStarts[line - 1]! + 1 };
  }
}

/** How many of the sorted numbers are not above the limit. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
