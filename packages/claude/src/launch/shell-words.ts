/**
 * A shell command line as words, as far as that needs no shell: simple commands joined by `&&`, whose words may hold quotes
 * and, inside double quotes, what a shell puts there. Anything more is not taken apart. Pure.
 */

export interface Word {
  /** What the program gets; of a word with an expansion, its text. */
  readonly text: string;
  /** As it was written. */
  readonly raw: string;
  /** Its value is known without a shell. */
  readonly isPlain: boolean;
}

/** A word for a shell that stands for exactly this text. */
export const quoted = (text: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

export const plainWord = (text: string): Word => ({ text, raw: quoted(text), isPlain: true });

/** What outside quotes makes more of a line than a simple command, or of a word any number of words. */
const beyond = /[;&|<>()`$\n]/;
/** What a shell may turn into names of files. */
const pattern = /[*?[\]{}!]/;

const and = '&&';

/** The commands that are run one behind the other, as long as they succeed. Undefined for what is more, or unfinished. */
export function shellCommands(line: string): readonly (readonly Word[])[] | undefined {
  let words: Word[] = [];
  const commands = [words];
  let at = 0;
  while (at < line.length) {
    if (line[at] === ' ' || line[at] === '\t') at++;
    else if (line.startsWith(and, at)) {
      words = [];
      commands.push(words);
      at += and.length;
    } else {
      const word = wordAt(line, at);
      if (word === undefined) return undefined;
      words.push(word);
      at += word.raw.length;
    }
  }
  return commands.length > 1 && commands.some((command) => command.length === 0) ? undefined : commands;
}

/**
 * What a shell makes of a word's tilde; undefined for a word whose value is not known without a shell. `from`: where in the
 * word a tilde would count.
 */
export function wordValue({ text, raw, isPlain }: Word, home: string, from = 0): string | undefined {
  if (raw[from] !== '~') return isPlain ? text.slice(from) : undefined;
  const rest = text.slice(from + 1);
  // Quoted or not makes a difference that is not worth knowing.
  return rest !== raw.slice(from + 1) || pattern.test(rest) || (rest !== '' && rest[0] !== '/') ? undefined : home + rest;
}

function wordAt(line: string, start: number): Word | undefined {
  let text = '';
  let isPlain = true;
  let at = start;
  while (at < line.length && line[at] !== ' ' && line[at] !== '\t' && !line.startsWith(and, at)) {
    const part = partAt(line, at, at === start);
    if (part === undefined) return undefined;
    text += part.text;
    isPlain &&= part.isPlain;
    at = part.end;
  }
  return { text, raw: line.slice(start, at), isPlain };
}

interface Part {
  readonly text: string;
  readonly isPlain: boolean;
  readonly end: number;
}

function partAt(line: string, at: number, isFirst: boolean): Part | undefined {
  const c = line[at]!;
  if (c === "'") {
    const end = line.indexOf("'", at + 1);
    return end < 0 ? undefined : { text: line.slice(at + 1, end), isPlain: true, end: end + 1 };
  }
  if (c === '"') return doubleQuoted(line, at);
  if (c === '\\') return at + 1 < line.length ? { text: line[at + 1]!, isPlain: true, end: at + 2 } : undefined;
  if (beyond.test(c) || (c === '#' && isFirst)) return undefined;
  return { text: c, isPlain: !pattern.test(c) && !(c === '~' && isFirst), end: at + 1 };
}

function doubleQuoted(line: string, start: number): Part | undefined {
  let text = '';
  let isPlain = true;
  for (let at = start + 1; at < line.length; at++) {
    const c = line[at]!;
    if (c === '"') return { text, isPlain, end: at + 1 };
    if (c === '$' || c === '`') isPlain = false;
    // Quotes inside $( ) are a shell's affair.
    if (c === '`' || line.startsWith('$(', at)) {
      const end = substitutionEnd(line, at);
      if (end === undefined) return undefined;
      text += line.slice(at, end);
      at = end - 1;
    } else if (c === '\\' && /[$`"\\]/.test(line[at + 1] ?? '')) {
      text += line[++at]!;
    } else text += c;
  }
  return undefined;
}

/** Behind a command substitution; undefined when that cannot be told without a shell. */
function substitutionEnd(line: string, at: number): number | undefined {
  const close = line[at] === '`' ? '`' : ')';
  const from = line[at] === '`' ? at + 1 : at + 2;
  const end = line.indexOf(close, from);
  if (end < 0 || /[("'\\]/.test(line.slice(from, end))) return undefined;
  return end + 1;
}
