/**
 * Bounds the memory of a pane's hyperlinks. Cells keep their links alive; when many were made, those that are still on
 * a line are counted, and if too many are, no new ones are made for a while.
 */

import type { History } from '../history/history.js';
import type { Link } from '../screen/link.js';
import type { Internals, XtermBuffer } from './internals.js';
import { linkOf, setLink } from './links.js';

/** Characters of link text per pane. A listing of a thousand files as links has a tenth of it. Beyond: plain text. */
const maxLength = 1024 * 1024;
/** Links refused before lines are looked through again. */
const refusedBetweenCounts = 1000;

export class LinkMemory {
  readonly #internals: Internals;
  readonly #history: History | undefined;
  /** Characters of links made. */
  length = 0;
  /** Links refused since they were counted. */
  refused = 0;

  constructor(internals: Internals, history: History | undefined) {
    this.#internals = internals;
    this.#history = history;
  }

  /** Whether a new link of so many characters may be kept; counts it if so. */
  admit(length: number): boolean {
    if (this.length + length > maxLength) {
      if (this.refused > 0 && this.refused < refusedBetweenCounts) {
        this.refused++;
        return false;
      }
      this.length = this.#lengthInUse();
      this.refused = this.length + length > maxLength / 2 ? 1 : 0;
      if (this.refused > 0) return false;
    }
    this.length += length;
    return true;
  }

  /** On both screens and in the lines that xterm.js keeps above; what is packed keeps its links. */
  clear(): void {
    const { bufferService, input } = this.#internals;
    setLink(input, undefined);
    for (const buffer of [bufferService.buffers.normal, bufferService.buffers.alt]) clearIn(buffer);
    this.length = this.#lengthInUse();
    this.refused = 0;
  }

  #lengthInUse(): number {
    const { normal, alt } = this.#internals.bufferService.buffers;
    const seen = new Set<unknown>();
    let length = lengthIn(normal, seen) + lengthIn(alt, seen);
    for (const link of this.#history?.links() ?? []) length += lengthOnce(link, seen);
    return length;
  }
}

function clearIn({ lines }: XtermBuffer): void {
  for (let i = 0; i < lines.length; i++) {
    const extended = lines.get(i)?._extendedAttrs ?? {};
    for (const [x, entry] of Object.entries(extended)) {
      if (entry === undefined || linkOf(entry) === undefined) continue;
      const bare = entry.clone();
      bare.urlId = 0;
      extended[Number(x)] = bare;
    }
  }
}

function lengthIn({ lines }: XtermBuffer, seen: Set<unknown>): number {
  let length = 0;
  for (let i = 0; i < lines.length; i++) {
    for (const entry of Object.values(lines.get(i)?._extendedAttrs ?? {})) {
      const link = entry && linkOf(entry);
      if (link !== undefined) length += lengthOnce(link, seen);
    }
  }
  return length;
}

function lengthOnce(link: Link, seen: Set<unknown>): number {
  if (seen.has(link)) return 0;
  seen.add(link);
  return link.uri.length + link.id.length + 1;
}
