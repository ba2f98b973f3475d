/**
 * What a line of Markdown begins with: quotes, list items, indentation (CommonMark 0.31, §5). Pure functions of the
 * characters in front of the first that is none of these.
 */

/** Characters that a prefix can have; whatever else comes ends it. */
export const isPrefixCharacter = (character: string): boolean => /[ \t\r>*+.)0-9-]/.test(character);

export interface Prefix {
  /** How many quotes the line is in. */
  readonly quotes: number;
  /** The column where the content of a list item begins that the line starts, if nothing else holds the item. */
  readonly outerItem: number | undefined;
  /** The column where the content of the innermost quote or item begins. */
  readonly container: number;
  /** Columns of white space from there. */
  readonly indent: number;
  /** Nothing but containers and white space: what comes next is the first thing of the line. */
  readonly isWhole: boolean;
}

const widthAt = (character: string | undefined, column: number): number => (character === '\t' ? 4 - (column % 4) : 1);

const isSpace = (character: string | undefined): boolean => character === ' ' || character === '\t' || character === '\r';

/** The column behind white space from `at`, and where it ends. */
function skipSpaces(text: string, at: number, column: number, most = Number.POSITIVE_INFINITY): { at: number; column: number } {
  while (isSpace(text[at]) && most-- > 0) {
    column += widthAt(text[at], column);
    at++;
  }
  return { at, column };
}

export function readPrefix(text: string): Prefix {
  let quotes = 0;
  let outerItem: number | undefined;
  let container = 0;
  let at = 0;
  let column = 0;
  for (;;) {
    const next = skipSpaces(text, at, column);
    const indent = next.column - container;
    const marker = indent > 3 ? undefined : /^(?:>|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))/.exec(text.slice(next.at))?.[0];
    if (marker === undefined) return { quotes, outerItem, container, indent, isWhole: next.at === text.length };
    ({ at, column } = skipSpaces(text, next.at + marker.length, next.column + marker.length, 1));
    if (marker === '>') quotes++;
    container = column;
    if (marker !== '>') {
      // Up to four columns of space belong to the marker; more are an indentation of what is in the item.
      const content = skipSpaces(text, at, column);
      if (content.at < text.length && content.column - column < 4) ({ at, column } = content);
      if (at === content.at) container = column;
      if (quotes === 0) outerItem ??= container;
    }
  }
}

export interface Fence {
  readonly character: string;
  readonly length: number;
  readonly quotes: number;
  readonly container: number;
}

/** Where a line of a fence's content begins, or undefined when the line is outside of what the fence is in. */
export function insideFence(
  fence: Fence,
  prefix: string,
  isBlank: boolean,
): { readonly indent: number; readonly at: number } | undefined {
  let at = 0;
  let column = 0;
  for (let quote = 0; quote < fence.quotes; quote++) {
    ({ at, column } = skipSpaces(prefix, at, column, 3));
    if (prefix[at] !== '>') return undefined;
    ({ at, column } = skipSpaces(prefix, at + 1, column + 1, 1));
  }
  const content = skipSpaces(prefix, at, column);
  if (!isBlank && content.column < fence.container) return undefined;
  return { indent: content.column - fence.container, at: content.at };
}
