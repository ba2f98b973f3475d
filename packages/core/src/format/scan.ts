/** Finding the ends of things in a format, nested formats and `#`-escaped characters passed over. */

/** The index of the first of `ends` outside nested `#{…}`, from `from` on; -1 when there is none. */
export function skipTo(text: string, from: number, ends: string): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text[i]!;
    if (c === '#' && i + 1 < text.length && ',#{}:'.includes(text[i + 1]!)) {
      if (text[i + 1] === '{') depth++;
      i++;
      continue;
    }
    if (c === '}') depth--;
    if (depth === 0 && ends.includes(c)) return i;
  }
  return -1;
}

/** All parts between commas outside nested formats: one where there is none. */
export function splitAll(text: string): readonly [string, ...string[]] {
  const parts: [string, ...string[]] = [''];
  let from = 0;
  for (let comma = skipTo(text, 0, ','); comma >= 0; comma = skipTo(text, from, ',')) {
    parts[parts.length - 1] = text.slice(from, comma);
    parts.push('');
    from = comma + 1;
  }
  parts[parts.length - 1] = text.slice(from);
  return parts;
}

/** Splits at the first comma outside nested formats; undefined when there is none. */
export function splitAlternatives(text: string): [string, string] | undefined {
  const comma = skipTo(text, 0, ',');
  return comma < 0 ? undefined : [text.slice(0, comma), text.slice(comma + 1)];
}

/** Everything is true except nothing and `0`. */
export const isTrue = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== '0';

/** Takes the `#` away that escapes `, # { } :`, except inside a nested format. */
export function unescapeFormat(text: string): string {
  let depth = 0;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const escaped = text[i] === '#' && i + 1 < text.length && ',#{}:'.includes(text[i + 1]!);
    if (escaped && text[i + 1] === '{') depth++;
    if (text[i] === '}') depth--;
    if (!escaped || depth > 0) out += text[i];
  }
  return out;
}

/** Takes the `#` away from `#:` outside nested formats. The rest of an argument is escaped as any format is. */
export function unescapeColons(text: string): string {
  if (!text.includes('#:')) return text;
  let depth = 0;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const next = text[i] === '#' ? text[i + 1] : undefined;
    if (next === '{') depth++;
    if (text[i] === '}') depth--;
    if (next === ':' && depth === 0) continue;
    out += text[i];
    if (next !== undefined && ',#}'.includes(next)) out += text[++i];
  }
  return out;
}
