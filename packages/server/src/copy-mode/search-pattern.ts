/**
 * The text of a search as something to match with. Without capitals it finds capitals too. POSIX extended expressions are
 * translated to JavaScript's; alternatives are tried in order, where POSIX takes the longest.
 */
import { err, ok, type Result } from '@ccmux/core';

export interface SearchPattern {
  readonly text: string;
  readonly isExpression: boolean;
  readonly ignoreCase: boolean;
  /** For a history: the text itself where it is no expression. */
  readonly pattern: string | RegExp;
  /** For one line; global. */
  readonly expression: RegExp;
}

/** Longer ones are refused: nobody types them, and they only cost time. */
const maxLength = 1024;

const classes: Readonly<Record<string, string>> = {
  alnum: '\\p{L}\\p{N}',
  alpha: '\\p{L}',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}',
  lower: '\\p{Ll}',
  print: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ',
  punct: '\\p{P}\\p{S}',
  space: '\\s',
  upper: '\\p{Lu}',
  xdigit: '0-9A-Fa-f',
};

/** The error says that it is no expression. */
export function searchPattern(text: string, isExpression: boolean): Result<SearchPattern, string> {
  if (text === '' || text.length > maxLength) return err('bad search');
  const isPlain = !isExpression || !/[\^$*+()?[\].\\]/.test(text);
  const ignoreCase = text === text.toLowerCase();
  const source = isPlain ? text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') : translated(text);
  if (source === undefined) return err('bad search');
  try {
    const expression = new RegExp(source, ignoreCase ? 'giu' : 'gu');
    return ok({ text, isExpression: !isPlain, ignoreCase, pattern: isPlain ? text : expression, expression });
  } catch {
    return err('bad search');
  }
}

/** Undefined when a bracket or an escape is not closed. */
function translated(text: string): string | undefined {
  let source = '';
  for (let i = 0; i < text.length; ) {
    const c = text[i]!;
    if (c === '[') {
      const bracket = bracketAt(text, i);
      if (bracket === undefined) return undefined;
      source += bracket.source;
      i = bracket.end;
      continue;
    }
    if (c === '\\') {
      const next = text[i + 1];
      if (next === undefined) return undefined;
      source += escaped(next);
      i += 2;
      continue;
    }
    const isCount = c === '{' && /^\{\d*(,\d*)?\}/.test(text.slice(i));
    if (isCount) {
      const end = text.indexOf('}', i) + 1;
      source += text.slice(i, end).replace('{,', '{0,');
      i = end;
      continue;
    }
    source += /[{}/\]]/.test(c) ? `\\${c}` : c;
    i++;
  }
  return source;
}

/** The escapes of GNU's expressions; anything else stands for itself. */
function escaped(c: string): string {
  if (/[wWsSbB]/.test(c)) return `\\${c}`;
  if (c === '<') return '\\b(?=\\w)';
  if (c === '>') return '\\b(?<=\\w)';
  if (/[1-9]/.test(c)) return `\\${c}`;
  return c.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function bracketAt(text: string, start: number): { readonly source: string; readonly end: number } | undefined {
  let i = start + 1;
  let source = '[';
  if (text[i] === '^') {
    source += '^';
    i++;
  }
  for (let isFirst = true; i < text.length; isFirst = false) {
    const c = text[i]!;
    if (c === ']' && !isFirst) return { source: `${source}]`, end: i + 1 };
    const named = /^\[:([a-z]+):\]/.exec(text.slice(i));
    if (named !== null) {
      const set = classes[named[1]!];
      if (set === undefined) return undefined;
      source += set;
      i += named[0].length;
      continue;
    }
    const next = text[i + 1];
    source += c === '-' && !isFirst && next !== ']' ? '-' : c.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
    i++;
  }
  return undefined;
}
