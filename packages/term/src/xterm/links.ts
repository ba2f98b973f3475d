/**
 * OSC 8 hyperlinks: cleaned before they touch a cell, kept by the cells that show them. Replaces xterm's link service,
 * whose cost per character grows with the number of lines a link covers.
 * Format: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
 */
import { type Link, parseLink } from '../screen/link.js';
import type { XtermExtended, XtermInputHandler } from './internals.js';

/** Links that are kept for sharing between cells; beyond, the table starts anew and equal links may exist twice. */
const maxShared = 512;
/** The link of a side table entry, if it has one. */
export function linkOf(extended: XtermExtended): Link | undefined {
  // SAFETY: only `setLink` below writes urlId; 0 is xterm's own "none".
  return extended.urlId ? (extended.urlId as Link) : undefined;
}

/** Sets the link of the cells printed from now on. */
export function setLink(input: XtermInputHandler, link: Link | undefined): void {
  const attributes = input._curAttrData;
  attributes.extended = attributes.extended.clone();
  attributes.extended.urlId = link ?? 0;
  attributes.updateExtended();
}

/** Links by what they say, so that cells with the same link share it. */
export class SharedLinks {
  #known = new Map<string, Link>();

  get all(): readonly Link[] {
    return [...this.#known.values()];
  }

  restore(links: readonly Link[]): void {
    this.#known = new Map(links.map((link) => [keyOf(link), link]));
  }

  /** The link that is shared; undefined if it is new and `admit` says that no more of so many characters may be kept. */
  share(link: Link, admit: (length: number) => boolean): Link | undefined {
    const key = keyOf(link);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (!admit(key.length)) return undefined;
    if (this.#known.size >= maxShared) this.#known = new Map();
    this.#known.set(key, link);
    return link;
  }
}

const keyOf = (link: Link): string => `${link.id};${link.uri}`;

/**
 * Makes the OSC 8 handler. `admit` says whether another new link of so many characters may be kept: the owner bounds
 * the memory of all links.
 */
export function linkHandler(
  input: XtermInputHandler,
  shared: SharedLinks,
  admit: (length: number) => boolean,
): (data: string) => boolean {
  return (data) => {
    const link = parseLink(data);
    setLink(input, link && shared.share(link, admit));
    return true;
  };
}
