/**
 * OSC 8 hyperlinks: cleaned before they touch a cell, kept by the cells that show them. Replaces xterm's link service,
 * whose cost per character grows with the number of lines a link covers.
 * Format: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
 */
import { hasControl } from './clean.js';
import type { XtermExtended, XtermInputHandler } from './internals.js';

export interface Link {
  readonly uri: string;
  readonly id: string;
}

/** Longest target; browsers and terminals agree on about 2 000. A longer one is dropped: a cut address is a wrong one. */
const maxUriLength = 2048;
/** Longest `id=`; longer ones are dropped, the link stays. */
const maxIdLength = 256;
/** Links that are kept for sharing between cells; beyond, the table starts anew and equal links may exist twice. */
const maxShared = 512;
/** Schemes that a person may be sent to. Everything else (javascript:, data:, custom handlers) is shown as plain text. */
const scheme = /^(https?|ftps?|sftp|ssh|file|mailto):/i;

/** The link of a side table entry, if it has one. */
export function linkOf(extended: XtermExtended): Link | undefined {
  // SAFETY: only `setLink` below writes urlId; 0 is xterm's own "none".
  return extended.urlId ? (extended.urlId as Link) : undefined;
}

/** Sets the link of the cells printed from now on. */
function setLink(input: XtermInputHandler, link: Link | undefined): void {
  const attributes = input._curAttrData;
  attributes.extended = attributes.extended.clone();
  attributes.extended.urlId = link ?? 0;
  attributes.updateExtended();
}

/**
 * Makes the OSC 8 handler. `admit` says whether another new link of so many characters may be kept: the owner bounds
 * the memory of all links.
 */
export function linkHandler(input: XtermInputHandler, admit: (length: number) => boolean): (data: string) => boolean {
  let shared = new Map<string, Link>();
  return (data) => {
    const link = parseLink(data);
    if (link === undefined) {
      setLink(input, undefined);
      return true;
    }
    const key = `${link.id};${link.uri}`;
    let known = shared.get(key);
    if (known === undefined && admit(key.length)) {
      if (shared.size >= maxShared) shared = new Map();
      shared.set(key, link);
      known = link;
    }
    setLink(input, known);
    return true;
  };
}

/** `params;URI`; undefined for the end of a link and for everything that is not shown as one. */
export function parseLink(data: string): Link | undefined {
  const at = data.indexOf(';');
  if (at < 0) return undefined;
  const uri = data.slice(at + 1);
  if (uri.length > maxUriLength || !scheme.test(uri) || hasControl(uri)) return undefined;
  const parameter = data
    .slice(0, at)
    .split(':')
    .find((p) => p.startsWith('id='));
  const id = parameter?.slice('id='.length) ?? '';
  return { uri, id: id.length > maxIdLength || hasControl(id) ? '' : id };
}
