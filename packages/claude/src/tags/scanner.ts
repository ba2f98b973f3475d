/**
 * Tags in what an assistant wrote, found while it is written. The result is the same however the text is cut. Owns the way
 * from characters to tags: which lines are code or quotes is told by the lines, what a tag means by the grammar. Refuses
 * tags that do not begin a line, so that a tag that is only talked about is none.
 */
import { parseTag, type TagName, tagNames } from './grammar.js';
import { LineStarts } from './line-starts.js';
import { type Place, places } from './place.js';
import { maxTagLength, maxTags, type Tag } from './tag.js';

export type Found =
  /** A complete, valid tag; `index` counts the tags of this text from 0, `at` its characters, a line end being one. */
  | { readonly kind: 'tag'; readonly tag: Tag; readonly index: number; readonly at: number; readonly source: string }
  /** Meant as a tag, and not carried out: its author is told. */
  | { readonly kind: 'refused'; readonly reason: string; readonly at: number; readonly source: string }
  /** Looks like a tag in a place where none is meant: code, a quote. */
  | { readonly kind: 'ignored'; readonly reason: string; readonly at: number };

/** Milliseconds that a tag may stay incomplete. */
export const truncatedAfterMs = 5000;
/** Things that one text may have found in it; behind them all that is there is refused once. */
const maxFound = 64;
const opening = '<ccmux:';
const shownLength = 200;

/** A tag whose end has not come. */
interface Open {
  readonly at: number;
  readonly since: number;
  source: string;
  name: TagName | undefined;
  /** The quote that an attribute's value is in, while its opening tag lasts. */
  quote: string;
  inOpening: boolean;
  /** The last characters: enough to see a closing tag. */
  tail: string;
  depth: number;
  reason: string | undefined;
}

/** One text: a message's text block. A new text needs a new scanner. */
export class TagScanner {
  readonly #found: (found: Found) => void;
  readonly #lines = new LineStarts();
  #at = 0;
  /** How many characters of `opening` have just been read. */
  #matched = 0;
  /** Why a tag that begins here would not be one. */
  #place: Place = places.start;
  #open: Open | undefined;
  #tags = 0;
  #count = 0;
  #endsWithReturn = false;

  constructor(found: (found: Found) => void) {
    this.#found = found;
  }

  /** More of the text. `now`: milliseconds of any clock that goes forward. */
  push(piece: string, now: number): void {
    this.expire(now);
    const text = this.#withLineFeeds(piece);
    let i = 0;
    while (i < text.length) {
      if (this.#open !== undefined) this.#inTag(this.#open, text[i]!);
      else if (this.#matched > 0) this.#match(text[i]!, now);
      else i = this.#skip(text, i);
      i++;
      this.#at++;
    }
  }

  /** The text is complete: what is open is no tag. */
  end(): void {
    if (this.#open === undefined) return;
    this.#refuse(this.#open, this.#open.reason ?? 'it does not end');
    this.#open = undefined;
  }

  /** Drops a tag that has been incomplete for too long; the text may go on. */
  expire(now: number): void {
    if (this.#open === undefined || now - this.#open.since < truncatedAfterMs) return;
    this.#finish(this.#open, `it did not end within ${truncatedAfterMs / 1000} seconds`, false);
  }

  /** When `expire` will have something to do. */
  get deadline(): number | undefined {
    return this.#open === undefined ? undefined : this.#open.since + truncatedAfterMs;
  }

  /** Every end of a line is a line feed, as in Markdown and XML. */
  #withLineFeeds(piece: string): string {
    const text = this.#endsWithReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') this.#endsWithReturn = piece.endsWith('\r');
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** Reads on to the next `<`; returns where that is, or the last character. */
  #skip(text: string, from: number): number {
    const found = text.indexOf('<', from);
    const end = found < 0 ? text.length : found;
    this.#lines.take(text, from, end);
    if (found < 0) {
      this.#at += end - from - 1;
      return end - 1;
    }
    this.#at += end - from;
    this.#place = this.#lines.place();
    this.#lines.take(text, found, found + 1);
    this.#matched = 1;
    return found;
  }

  #match(character: string, now: number): void {
    if (character === opening[this.#matched]) {
      this.#lines.take(character, 0, 1);
      this.#matched++;
      if (this.#matched === opening.length) this.#begin(now);
      return;
    }
    this.#matched = 0;
    if (character === '<') {
      this.#place = this.#lines.place();
      this.#matched = 1;
    }
    this.#lines.take(character, 0, 1);
  }

  #begin(now: number): void {
    this.#matched = 0;
    const at = this.#at - opening.length + 1;
    const place = this.#place;
    if (place.kind !== 'start') {
      this.#report(place.kind === 'ignored' ? { ...place, at } : { ...place, at, source: `${opening}…` });
      return;
    }
    this.#open = {
      at,
      since: now,
      source: opening,
      name: undefined,
      quote: '',
      inOpening: true,
      tail: '',
      depth: 1,
      reason: undefined,
    };
  }

  #inTag(tag: Open, character: string): void {
    tag.source += character;
    tag.tail = (tag.tail + character).slice(-20);
    if (tag.source.length > maxTagLength) {
      this.#finish(tag, `it is longer than ${maxTagLength} characters`, false);
    } else if (tag.inOpening) this.#inOpening(tag, character);
    else if (character === ':' && tag.tail.endsWith(opening)) {
      tag.depth++;
      tag.reason ??= 'a tag may not be inside another';
    } else if (character === '>' && closes(tag.tail)) {
      tag.depth--;
      if (tag.depth <= 0) this.#finish(tag, tag.reason, true);
    }
  }

  #inOpening(tag: Open, character: string): void {
    if (tag.name === undefined && !/[a-z]/.test(character)) {
      const name = tag.source.slice(opening.length, -1);
      tag.name = tagNames.find((known) => known === name);
      if (tag.name === undefined) {
        const known = tagNames.map((one) => `ccmux:${one}`).join(', ');
        this.#finish(tag, `there is no element ccmux:${name}; there are: ${known}`, false);
        return;
      }
    }
    if (tag.quote !== '') {
      if (character === tag.quote) tag.quote = '';
    } else if (character === '"' || character === "'") tag.quote = character;
    else if (character === '<') this.#finish(tag, 'a "<" in its opening tag', false);
    else if (character === '>') {
      tag.inOpening = false;
      if (tag.tail.endsWith('/>')) this.#finish(tag, undefined, true);
    }
  }

  /** `isClosed`: its closing tag was there, so that what follows is text again. */
  #finish(tag: Open, reason: string | undefined, isClosed: boolean): void {
    this.#open = undefined;
    if (isClosed) this.#lines.afterTag();
    else this.#lines.take(tag.source, opening.length, tag.source.length);
    if (reason !== undefined) {
      this.#refuse(tag, reason);
      return;
    }
    const parsed = parseTag(tag.source);
    if (!parsed.ok) this.#refuse(tag, parsed.error);
    else if (this.#tags >= maxTags) this.#refuse(tag, `a message may have ${maxTags} tags`);
    else this.#report({ kind: 'tag', tag: parsed.value, index: this.#tags++, at: tag.at, source: tag.source });
  }

  #refuse(tag: Open, reason: string): void {
    this.#report({ kind: 'refused', reason, at: tag.at, source: shown(tag.source) });
  }

  #report(found: Found): void {
    this.#count++;
    if (found.kind === 'tag' || this.#count <= maxFound) this.#found(found);
    else if (this.#count === maxFound + 1)
      this.#found({ kind: 'refused', reason: 'there are too many tags that are none', at: found.at, source: '' });
  }
}

const closes = (tail: string): boolean => tagNames.some((name) => tail.endsWith(`</ccmux:${name}>`));

const shown = (source: string): string => (source.length > shownLength ? `${source.slice(0, shownLength)}…` : source);

/** All that is in a complete text. `before`: the texts of its message in front of it, whose tags count, too. */
export function scanText(text: string, before: readonly string[] = []): readonly Found[] {
  const own = scanOne(text);
  if (before.length === 0 || !own.some(({ kind }) => kind === 'tag')) return own;
  const inFront = `${before.join('\n')}\n`.replace(/\r\n?/g, '\n');
  const asOne = scanOne(inFront + text);
  const counted = new Set(asOne.flatMap((found) => (found.kind === 'tag' ? [found.at - inFront.length] : [])));
  return own.map((found) =>
    found.kind !== 'tag' || counted.has(found.at)
      ? found
      : { kind: 'refused', reason: openBefore, at: found.at, source: shown(found.source) },
  );
}

const openBefore = `something in the text before it is not closed, or the message has more than ${maxTags} tags`;

function scanOne(text: string): readonly Found[] {
  const all: Found[] = [];
  const scanner = new TagScanner((found) => all.push(found));
  scanner.push(text, 0);
  scanner.end();
  return all;
}
