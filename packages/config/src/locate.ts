/**
 * Where the keys and values of a TOML text stand. The parser tells places only of what it refuses; this finds those of
 * what it takes. Reads any text to its end without failing; only of TOML are the places right.
 */
import type { Position } from './place.js';

export interface Located {
  /** Of the key or header that first names it; of an item of a list, of the item. */
  readonly key: Position;
  readonly value: Position;
}

export interface Repeated {
  readonly path: readonly string[];
  readonly first: Position;
  readonly second: Position;
}

export interface Locations {
  /** Items of lists are numbered from 0. */
  at(path: readonly string[]): Located | undefined;
  /** Every path that has a place. */
  readonly paths: readonly (readonly string[])[];
  /** Keys and headers that stand twice: no TOML. */
  readonly repeated: readonly Repeated[];
}

const maxDepth = 40;
const keyOf = (path: readonly string[]): string => JSON.stringify(path);

/** Positions of the keys in the text, in one pass. */
export function locate(text: string): Locations {
  const locator = new Locator(text);
  locator.run();
  return {
    at: (path) => locator.found.get(keyOf(path)),
    paths: [...locator.found.keys()].map((key): string[] => JSON.parse(key)),
    repeated: locator.repeated,
  };
}

class Locator {
  readonly found = new Map<string, Located>();
  readonly repeated: Repeated[] = [];
  readonly #text: string;
  readonly #assigned = new Map<string, Position>();
  readonly #items = new Map<string, number>();
  #at = 0;
  /** Of the last position that was asked for; positions are asked for in order. */
  #line = 1;
  #lineStart = 0;
  #counted = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    let table: readonly string[] = [];
    for (this.#skipBlank(true); this.#at < this.#text.length; this.#skipBlank(true)) {
      if (this.#peek() === '[') table = this.#header() ?? table;
      else this.#assignment(table, 0);
      this.#skipLine();
    }
  }

  /** `[a.b]` or `[[a.b]]`; the path of what follows. */
  #header(): readonly string[] | undefined {
    const position = this.#position();
    const isList = this.#text.startsWith('[[', this.#at);
    this.#at += isList ? 2 : 1;
    const names = this.#dottedKey();
    if (names === undefined) return undefined;
    for (let length = 1; length < names.length; length++) {
      const above = this.#current(names.slice(0, length - 1));
      this.#note([...above, names[length - 1]!], position, position);
    }
    const path = this.#current(names.slice(0, -1));
    const own = [...path, names.at(-1)!];
    this.#note(own, position, position);
    if (!isList) {
      this.#assign(own, position);
      return this.#current(names);
    }
    const index = this.#items.get(keyOf(own)) ?? 0;
    this.#items.set(keyOf(own), index + 1);
    this.#note([...own, String(index)], position, position);
    return [...own, String(index)];
  }

  /** The path with the last item of each list of tables on the way. */
  #current(names: readonly string[]): string[] {
    const path: string[] = [];
    for (const name of names) {
      path.push(name);
      const count = this.#items.get(keyOf(path));
      if (count !== undefined) path.push(String(count - 1));
    }
    return path;
  }

  #assignment(table: readonly string[], depth: number): void {
    const position = this.#position();
    const start = this.#at;
    const names = this.#dottedKey();
    if (names === undefined || this.#peek() !== '=') {
      if (this.#at === start) this.#at++;
      return;
    }
    this.#at++;
    this.#skipBlank(false);
    const path = [...table, ...names];
    const value = this.#position();
    for (let length = table.length + 1; length < path.length; length++) this.#note(path.slice(0, length), position, value);
    this.#assign(path, position);
    this.#note(path, position, value);
    this.#value(path, depth);
  }

  #value(path: readonly string[], depth: number): void {
    const c = this.#peek();
    if (depth > maxDepth) this.#skipLine();
    else if (c === '"' || c === "'") this.#string();
    else if (c === '[') this.#list(path, depth + 1);
    else if (c === '{') this.#inlineTable(path, depth + 1);
    else while (this.#at < this.#text.length && !/[,\]}\n#]/.test(this.#peek())) this.#at++;
  }

  #list(path: readonly string[], depth: number): void {
    this.#at++;
    for (let index = 0; ; index++) {
      this.#skipBlank(true);
      if (this.#at >= this.#text.length) return;
      if (this.#peek() === ']') break;
      const position = this.#position();
      const item = [...path, String(index)];
      this.#note(item, position, position);
      const start = this.#at;
      this.#value(item, depth);
      this.#skipBlank(true);
      if (this.#peek() === ',' || this.#at === start) this.#at++;
    }
    this.#at++;
  }

  #inlineTable(path: readonly string[], depth: number): void {
    this.#at++;
    for (;;) {
      this.#skipBlank(true);
      if (this.#at >= this.#text.length) return;
      if (this.#peek() === '}') break;
      const start = this.#at;
      this.#assignment(path, depth);
      this.#skipBlank(true);
      if (this.#peek() === ',' || this.#at === start) this.#at++;
    }
    this.#at++;
  }

  /** `a."b c".d`, and the blanks behind it. */
  #dottedKey(): string[] | undefined {
    const names: string[] = [];
    for (;;) {
      this.#skipBlank(false);
      const name = this.#name();
      if (name === undefined) return undefined;
      names.push(name);
      this.#skipBlank(false);
      if (this.#peek() !== '.') return names;
      this.#at++;
    }
  }

  #name(): string | undefined {
    const c = this.#peek();
    if (c === '"' || c === "'") return this.#string();
    const bare = /[A-Za-z0-9_-]+/y;
    bare.lastIndex = this.#at;
    const match = bare.exec(this.#text);
    if (match === null) return undefined;
    this.#at = bare.lastIndex;
    return match[0];
  }

  /** What a string of any of the four kinds says; of keys that is enough of it. */
  #string(): string {
    const quote = this.#peek();
    const long = this.#text.startsWith(quote.repeat(3), this.#at);
    const fence = long ? quote.repeat(3) : quote;
    this.#at += fence.length;
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#text.startsWith(fence, this.#at)) {
      if (!long && this.#peek() === '\n') return this.#text.slice(start, this.#at);
      this.#at += quote === '"' && this.#peek() === '\\' ? 2 : 1;
    }
    const body = this.#text.slice(start, this.#at);
    this.#at += fence.length;
    // Up to two quotes may stand right in front of the fence.
    while (long && this.#peek() === quote) this.#at++;
    return quote === '"' ? unescaped(body) : body;
  }

  #assign(path: readonly string[], position: Position): void {
    const key = keyOf(path);
    const first = this.#assigned.get(key);
    if (first === undefined) this.#assigned.set(key, position);
    else this.repeated.push({ path, first, second: position });
  }

  #note(path: readonly string[], key: Position, value: Position): void {
    const name = keyOf(path);
    if (!this.found.has(name)) this.found.set(name, { key, value });
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  #position(): Position {
    while (this.#counted < this.#at) {
      if (this.#text[this.#counted++] !== '\n') continue;
      this.#line++;
      this.#lineStart = this.#counted;
    }
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #skipBlank(lines: boolean): void {
    for (;;) {
      const c = this.#peek();
      if (c === ' ' || c === '\t' || (lines && (c === '\n' || c === '\r'))) this.#at++;
      else if (lines && c === '#') this.#skipLine();
      else return;
    }
  }

  #skipLine(): void {
    while (this.#at < this.#text.length && this.#peek() !== '\n') this.#at++;
  }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' };

const unescaped = (body: string): string =>
  body.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([\s\S]))/g, (_, u4, u8, x2, c) => {
    if (c !== undefined) return escapes[c] ?? c;
    const code = Number.parseInt(u4 ?? u8 ?? x2, 16);
    return code > 0x10ffff ? '' : String.fromCodePoint(code);
  });
