/**
 * Reading POSIX extended regular expressions, with GNU's `\w \W \s \S \b \B \< \>`. Refuses back references, which cannot
 * be matched in bounded time, and what POSIX leaves undefined.
 */

export type Ere =
  | { readonly kind: 'one'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'between'; readonly holds: (before: string | undefined, after: string | undefined) => boolean }
  | { readonly kind: 'sequence'; readonly items: readonly Ere[] }
  | { readonly kind: 'choice'; readonly options: readonly Ere[] }
  | { readonly kind: 'repeat'; readonly item: Ere; readonly min: number; readonly max: number }
  | { readonly kind: 'group'; readonly number: number; readonly item: Ere };

/** POSIX's RE_DUP_MAX in glibc is 32767; nobody counts that far, and each count is a copy. */
const MAX_COUNT = 255;

const ascii = (pattern: RegExp) => (c: string) => pattern.test(c);

const CLASSES: Readonly<Record<string, (character: string) => boolean>> = {
  alnum: ascii(/^[A-Za-z0-9]$/),
  alpha: ascii(/^[A-Za-z]$/),
  blank: ascii(/^[ \t]$/),
  cntrl: ascii(/^[\x00-\x1f\x7f]$/),
  digit: ascii(/^[0-9]$/),
  graph: ascii(/^[!-~]$/),
  lower: ascii(/^[a-z]$/),
  print: ascii(/^[ -~]$/),
  punct: ascii(/^[!-/:-@[-`{-~]$/),
  space: ascii(/^[ \t-\r]$/),
  upper: ascii(/^[A-Z]$/),
  xdigit: ascii(/^[0-9A-Fa-f]$/),
};

const isWord = (c: string | undefined): boolean => c !== undefined && /^[\p{L}\p{N}_]$/u.test(c);

const ESCAPES: Readonly<Record<string, Ere>> = {
  w: { kind: 'one', matches: isWord },
  W: { kind: 'one', matches: (c) => !isWord(c) },
  s: { kind: 'one', matches: (c) => /^\s$/u.test(c) },
  S: { kind: 'one', matches: (c) => !/^\s$/u.test(c) },
  b: { kind: 'between', holds: (before, after) => isWord(before) !== isWord(after) },
  B: { kind: 'between', holds: (before, after) => isWord(before) === isWord(after) },
  '<': { kind: 'between', holds: (before, after) => !isWord(before) && isWord(after) },
  '>': { kind: 'between', holds: (before, after) => isWord(before) && !isWord(after) },
};

/** Thrown inside of this file only. */
class BadPattern extends Error {}

/** Undefined for a pattern that is none. */
export function parseEre(pattern: string, ignoreCase: boolean): Ere | undefined {
  try {
    return new Reader(Array.from(pattern), ignoreCase).all();
  } catch (error) {
    if (error instanceof BadPattern) return undefined;
    throw error;
  }
}

class Reader {
  readonly #text: readonly string[];
  readonly #ignoreCase: boolean;
  #at = 0;
  #groups = 0;
  #depth = 0;

  constructor(text: readonly string[], ignoreCase: boolean) {
    this.#text = text;
    this.#ignoreCase = ignoreCase;
  }

  all(): Ere {
    const found = this.#choice();
    if (this.#at < this.#text.length) throw new BadPattern();
    return found;
  }

  #choice(): Ere {
    const options = [this.#sequence()];
    while (this.#text[this.#at] === '|') {
      this.#at++;
      options.push(this.#sequence());
    }
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  #sequence(): Ere {
    const items: Ere[] = [];
    for (;;) {
      const c = this.#text[this.#at];
      // A closing parenthesis that closes nothing is an ordinary character.
      if (c === undefined || c === '|' || (c === ')' && this.#depth > 0)) return { kind: 'sequence', items };
      items.push(this.#repeated(this.#atom()));
    }
  }

  #repeated(item: Ere): Ere {
    let found = item;
    for (;;) {
      const counts = this.#counts();
      if (counts === undefined) return found;
      if (found.kind === 'between') throw new BadPattern();
      found = { kind: 'repeat', item: found, ...counts };
    }
  }

  #counts(): { readonly min: number; readonly max: number } | undefined {
    const c = this.#text[this.#at];
    if (c === '*' || c === '+' || c === '?') {
      this.#at++;
      return { min: c === '+' ? 1 : 0, max: c === '?' ? 1 : Number.POSITIVE_INFINITY };
    }
    if (c !== '{') return undefined;
    const close = this.#text.indexOf('}', this.#at);
    const inside = /^(\d*)(,?)(\d*)$/.exec(this.#text.slice(this.#at + 1, close < 0 ? undefined : close).join(''));
    if (close < 0 || inside === null || (inside[1] === '' && inside[2] === '')) throw new BadPattern();
    const min = Number(inside[1]);
    const max = inside[2] === '' ? min : inside[3] === '' ? Number.POSITIVE_INFINITY : Number(inside[3]);
    if (min > max || min > MAX_COUNT || (Number.isFinite(max) && max > MAX_COUNT)) throw new BadPattern();
    this.#at = close + 1;
    return { min, max };
  }

  #atom(): Ere {
    const c = this.#text[this.#at++]!;
    switch (c) {
      case '(':
        return this.#group();
      case '[':
        return this.#set();
      case '.':
        return { kind: 'one', matches: () => true };
      case '^':
        return { kind: 'between', holds: (before) => before === undefined };
      case '$':
        return { kind: 'between', holds: (_, after) => after === undefined };
      case '*':
      case '+':
      case '?':
      case '{':
        throw new BadPattern();
      case '\\':
        return this.#escape();
      default:
        return this.#character(c);
    }
  }

  #group(): Ere {
    const number = ++this.#groups;
    this.#depth++;
    const item = this.#choice();
    if (this.#text[this.#at++] !== ')') throw new BadPattern();
    this.#depth--;
    return { kind: 'group', number, item };
  }

  #escape(): Ere {
    const c = this.#text[this.#at++];
    if (c === undefined || /^[1-9]$/.test(c)) throw new BadPattern();
    return Object.hasOwn(ESCAPES, c) ? ESCAPES[c]! : this.#character(c);
  }

  #character(c: string): Ere {
    if (!this.#ignoreCase) return { kind: 'one', matches: (other) => other === c };
    const lower = c.toLowerCase();
    return { kind: 'one', matches: (other) => other.toLowerCase() === lower };
  }

  #set(): Ere {
    const negated = this.#text[this.#at] === '^';
    if (negated) this.#at++;
    const parts: ((c: string) => boolean)[] = [];
    for (let first = true; first || this.#text[this.#at] !== ']'; first = false) parts.push(this.#part());
    this.#at++;
    const has = (c: string): boolean => parts.some((part) => part(c));
    const matches = this.#ignoreCase ? (c: string) => has(c) || has(c.toLowerCase()) || has(c.toUpperCase()) : has;
    return { kind: 'one', matches: negated ? (c) => !matches(c) : matches };
  }

  /** A class, a range or one character of a set. */
  #part(): (c: string) => boolean {
    const named = this.#named(':');
    if (named !== undefined) {
      const found = Object.hasOwn(CLASSES, named) ? CLASSES[named] : undefined;
      if (found === undefined) throw new BadPattern();
      return found;
    }
    const low = this.#named('.') ?? this.#named('=') ?? this.#text[this.#at++];
    if (low === undefined || Array.from(low).length !== 1) throw new BadPattern();
    const end = this.#text[this.#at + 1];
    if (this.#text[this.#at] !== '-' || end === undefined || end === ']') return (c) => c === low;
    this.#at++;
    const high = this.#named('.') ?? this.#text[this.#at++]!;
    const [from, to] = [low.codePointAt(0)!, high.codePointAt(0) ?? 0];
    if (from > to) throw new BadPattern();
    return (c) => c.codePointAt(0)! >= from && c.codePointAt(0)! <= to;
  }

  /** The name in `[:name:]`, `[.x.]` or `[=x=]`. */
  #named(mark: string): string | undefined {
    if (this.#text[this.#at] !== '[' || this.#text[this.#at + 1] !== mark) return undefined;
    const rest = this.#text.slice(this.#at + 2);
    const end = rest.findIndex((c, i) => c === mark && rest[i + 1] === ']');
    if (end < 0) throw new BadPattern();
    this.#at += end + 4;
    return rest.slice(0, end).join('');
  }
}
