/** Writing words so that the command language reads them back: the inverse of lexing a word. */

const NEEDS_DOUBLE = /[ #';${}%]/;
const NEEDS_QUOTES = /[ "]/;

const CONTROL: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
};

/**
 * The word as list-keys prints it: bare where that is enough, otherwise in double quotes, or in single quotes when
 * only a double quote stands in the way. Control characters become escapes.
 */
export function quoteWord(word: string): string {
  if (word === '') return "''";
  if (word.length === 1 && /[#';${}%"~]/.test(word)) return `\\${word}`;
  if (!NEEDS_DOUBLE.test(word) && NEEDS_QUOTES.test(word) && !/[\\\x00-\x1f\x7f]/.test(word)) return `'${word}'`;
  if (NEEDS_DOUBLE.test(word) || NEEDS_QUOTES.test(word))
    return `"${escapeTilde(escapeCharacters(word).replaceAll('"', '\\"'))}"`;
  return escapeTilde(escapeCharacters(word));
}

/** A `$` needs a backslash only where a variable name could follow. */
function escapeCharacters(word: string): string {
  return word
    .replaceAll('\\', '\\\\')
    .replace(/\$(?=[A-Za-z_{])/g, '\\$')
    .replace(/[\x00-\x1f\x7f]/g, (c) => CONTROL[c] ?? `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

const escapeTilde = (text: string): string => (text.startsWith('~') ? `\\${text}` : text);
