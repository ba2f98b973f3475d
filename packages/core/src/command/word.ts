/**
 * One word of the command language: quotes, escapes, `~` and variables. Follows tmux in the corners too: a quote that
 * is never closed ends with the text, and inside quotes the blanks and comments after a newline are dropped.
 */
import type { Source } from './source.js';

/** What expansion has to ask for. */
export interface LexPorts {
  /** The value of an environment variable; undefined expands to nothing. */
  variable(name: string): string | undefined;
  /** The home directory of a user, of the own one for `''`; undefined is an error in the text. */
  home(user: string): string | undefined;
  /** What the format behind an `%if` expands to. */
  condition(format: string): string;
}

type State = 'start' | 'bare' | '"' | "'";

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  s: ' ',
  t: '\t',
  v: '\v',
};

/** Text that may contain bytes given in octal, which are UTF-8 together. */
class WordBuffer {
  #text = '';
  #bytes: number[] = [];

  add(text: string): void {
    this.#flush();
    this.#text += text;
  }

  addByte(byte: number): void {
    this.#bytes.push(byte);
  }

  finish(): string {
    this.#flush();
    return this.#text;
  }

  /** Bytes that are not UTF-8 stand for the code points of the same number. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    try {
      this.#text += decodeURIComponent(this.#bytes.map((b) => `%${b.toString(16).padStart(2, '0')}`).join(''));
    } catch {
      this.#text += String.fromCharCode(...this.#bytes);
    }
    this.#bytes = [];
  }
}

/** Reads a word that starts here; undefined after noting an error in the source. */
export function readWord(source: Source, ports: LexPorts): string | undefined {
  const buffer = new WordBuffer();
  let state: State = 'bare';
  let last: State = 'start';
  for (let c = source.peek(); c !== undefined; c = source.peek()) {
    if (state === 'bare' && ' \t\n;}'.includes(c)) break;
    source.skip();
    if (state === c || (state === 'bare' && (c === '"' || c === "'"))) {
      state = state === 'bare' ? (c as '"' | "'") : 'bare'; // SAFETY: the condition leaves only these two
      continue;
    }
    if (!readPiece(source, ports, buffer, c, state, last)) return undefined;
    // A newline inside quotes does not count, so a `~` right behind one is a home directory, as in tmux.
    if (c !== '\n') last = state;
  }
  return buffer.finish();
}

/** Handles one character that is no quote and ends no word; false after an error. */
function readPiece(source: Source, ports: LexPorts, buffer: WordBuffer, c: string, state: State, last: State): boolean {
  if (c === '\n') readQuotedNewline(source, buffer);
  else if (c === '{' && state === 'bare') return source.fail() ?? false;
  else if (state === "'") buffer.add(c);
  else if (c === '\\') return readEscape(source, buffer);
  else if (c === '~' && last !== state) return readHome(source, ports, buffer);
  else if (c === '$') return readVariable(source, ports, buffer);
  else buffer.add(c);
  return true;
}

/** A `#` that starts a format or an escaped character of one is text, every other one a comment. */
function readQuotedNewline(source: Source, buffer: WordBuffer): void {
  buffer.add('\n');
  source.take(/[ \t]*/y);
  source.take(/#(?![,#{}:])[^\n]*/y);
}

function readEscape(source: Source, buffer: WordBuffer): boolean {
  const c = source.next();
  if (c === undefined) return source.fail() ?? false;
  if (c >= '0' && c <= '7') {
    const rest = c <= '3' ? source.take(/[0-7]{2}/y) : null;
    if (!rest) return source.fail('invalid octal escape') ?? false;
    buffer.addByte(Number.parseInt(c + rest[0], 8));
    return true;
  }
  if (c === 'u' || c === 'U') {
    const digits = source.take(c === 'u' ? /[0-9a-f]{4}/iy : /[0-9a-f]{8}/iy);
    const point = digits ? Number.parseInt(digits[0], 16) : -1;
    if (point < 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      return source.fail(`invalid \\${c} argument`) ?? false;
    }
    buffer.add(String.fromCodePoint(point));
    return true;
  }
  buffer.add(ESCAPES[c] ?? c);
  return true;
}

function readHome(source: Source, ports: LexPorts, buffer: WordBuffer): boolean {
  const user = source.take(/[^/ \t\n"']*/y)![0];
  const home = ports.home(user);
  if (home === undefined) return source.fail(`no home directory for ~${user}`) ?? false;
  buffer.add(home);
  return true;
}

function readVariable(source: Source, ports: LexPorts, buffer: WordBuffer): boolean {
  if (source.peek() === undefined) return source.fail() ?? false;
  if (source.peek() === '{') {
    const name = source.take(/\{([A-Za-z0-9_]*)\}/y)?.[1];
    if (name === undefined) return source.fail('invalid environment variable') ?? false;
    buffer.add(ports.variable(name) ?? '');
    return true;
  }
  const name = source.take(/[A-Za-z_][A-Za-z0-9_]*/y)?.[0];
  buffer.add(name === undefined ? '$' : (ports.variable(name) ?? ''));
  return true;
}
