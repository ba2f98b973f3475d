/**
 * The markup of a tag, and no more of XML than that: elements with quoted attributes, the five predefined entities, text.
 * Owns characters; refuses comments, processing instructions, CDATA and other entities, and everything invisible.
 */
import { err, ok, type Result } from '@ccmux/core';

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** The characters between its tags, still with entities; undefined for an empty-element tag. */
  readonly content: string | undefined;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Controls but tab and line feed, and characters that are not seen or turn the order of others: nobody could check such a
 * text. Joiners and selectors that make emoji are text.
 */
const invisible = /(?!\t|\n|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Text with entities resolved, or why not. `text` is what may be shown and run. */
export function plainText(raw: string): Result<string, string> {
  if (raw.includes('<')) return err('a "<" in a text has to be written as &lt;');
  let unknown: string | undefined;
  const text = raw.replace(/&[a-zA-Z0-9#]{1,16};?/g, (whole) => {
    const character = whole.endsWith(';') ? entities[whole.slice(1, -1)] : undefined;
    if (character === undefined) unknown ??= whole;
    return character ?? '';
  });
  if (unknown !== undefined) return err(`${unknown} is not one of &lt; &gt; &amp; &quot; &apos; (a "&" is written &amp;)`);
  const found = invisible.exec(text);
  if (found === null) return ok(text);
  const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return err(`the character U+${code} cannot be seen`);
}

const nameCharacters = /[a-z][a-z0-9:-]*/y;
const spaces = /[ \t\n]*/y;

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

interface Opening {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isEmpty: boolean;
  /** Behind its `>`. */
  readonly end: number;
}

function readAttribute(text: string, at: number): Result<{ name: string; value: string; end: number }, string> {
  const name = matchAt(nameCharacters, text, at);
  if (name === '') return err(`${JSON.stringify(text.slice(at, at + 16))} is no attribute`);
  let end = at + name.length;
  if (text[end] !== '=') return err(`the attribute ${name} has no value`);
  const quote = text[++end];
  if (quote !== '"' && quote !== "'") return err(`the value of ${name} has to be in quotes`);
  const close = text.indexOf(quote, end + 1);
  if (close < 0) return err(`the value of ${name} does not end`);
  const value = plainText(text.slice(end + 1, close));
  if (!value.ok) return err(`${name}: ${value.error}`);
  return ok({ name, value: value.value, end: close + 1 });
}

/** The opening tag at `at`, where a `<` is. */
function readOpening(text: string, at: number): Result<Opening, string> {
  const name = matchAt(nameCharacters, text, at + 1);
  if (name === '') return err(`${JSON.stringify(text.slice(at, at + 16))} is no tag`);
  const attributes = new Map<string, string>();
  let i = at + 1 + name.length;
  for (;;) {
    const gap = matchAt(spaces, text, i);
    i += gap.length;
    if (text[i] === '>') return ok({ name, attributes, isEmpty: false, end: i + 1 });
    if (text.startsWith('/>', i)) return ok({ name, attributes, isEmpty: true, end: i + 2 });
    if (i >= text.length) return err(`the tag ${name} does not end`);
    if (gap === '') return err(`${JSON.stringify(text.slice(i, i + 16))} in the tag ${name}`);
    const attribute = readAttribute(text, i);
    if (!attribute.ok) return attribute;
    if (attributes.has(attribute.value.name)) return err(`the attribute ${attribute.value.name} is there twice`);
    attributes.set(attribute.value.name, attribute.value.value);
    i = attribute.value.end;
  }
}

/** The element that begins at `at`, and where it ends. Its content may not have its own closing tag in it. */
export function readElement(text: string, at: number): Result<{ element: Element; end: number }, string> {
  const opening = readOpening(text, at);
  if (!opening.ok) return opening;
  const { name, attributes, isEmpty, end } = opening.value;
  if (isEmpty) return ok({ element: { name, attributes, content: undefined }, end });
  const closing = `</${name}>`;
  const close = text.indexOf(closing, end);
  if (close < 0) return err(`${closing} is missing`);
  return ok({ element: { name, attributes, content: text.slice(end, close) }, end: close + closing.length });
}

/** The elements that a content consists of, with nothing but white space between them. */
export function readChildren(content: string): Result<readonly Element[], string> {
  const children: Element[] = [];
  let i = matchAt(spaces, content, 0).length;
  while (i < content.length) {
    if (content[i] !== '<') return err(`the text ${JSON.stringify(content.slice(i, i + 24))} between the elements`);
    const child = readElement(content, i);
    if (!child.ok) return child;
    children.push(child.value.element);
    i = child.value.end;
    i += matchAt(spaces, content, i).length;
  }
  return ok(children);
}
