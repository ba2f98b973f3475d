/**
 * What text may reach the host terminal. The last gate in front of it: whatever a cell or a side table holds, what
 * comes out of here has no control characters, no bidirectional controls and no lone surrogates.
 * @boundary pane content → host terminal
 */

/** U+FFFD, shown for code points that must not be shown. */
export const replacement = 0xfffd;

/** Longest grapheme cluster painted, in code points; what is over is cut. Real ones (family emoji, Indic) have at most 10 or so. */
const maxClusterPoints = 64;
/** Longest hyperlink target, as in common terminals; a longer one is no link. */
const maxLinkLength = 2048;
const maxLinkIdLength = 250;

/**
 * True for a code point that may be painted as (part of) a cell: no C0, DEL, C1, surrogates, noncharacters, line
 * and paragraph separators, bidirectional marks and overrides, interlinear annotations, byte order mark.
 */
export function isSafe(cp: number): boolean {
  if (cp < 0x20) return false;
  if (cp < 0x7f) return true;
  if (cp < 0xa0) return false;
  if (cp < 0x200e) return cp !== 0x61c;
  if (cp <= 0x200f || (cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x206f)) return false;
  if (cp >= 0xd800 && cp <= 0xdfff) return false;
  if (cp === 0xfeff || (cp >= 0xfff9 && cp <= 0xfffb)) return false;
  if (cp >= 0xfdd0 && cp <= 0xfdef) return false;
  return (cp & 0xfffe) !== 0xfffe && cp <= 0x10ffff;
}

/** A cluster with unsafe code points taken out, at most `maxClusterPoints` long; '' when nothing is left. */
export function cleanCluster(text: string): string {
  let out = '';
  let points = 0;
  for (const ch of text) {
    if (!isSafe(ch.codePointAt(0)!)) continue;
    out += ch;
    if (++points === maxClusterPoints) break;
  }
  return out;
}

/**
 * A hyperlink target fit for OSC 8, or '' for one that is not: one of the schemes that panes may link to, printable ASCII
 * only (a URI is percent-encoded), at most `maxLinkLength` characters.
 */
export function cleanLink(link: string): string {
  if (link === '' || link.length > maxLinkLength) return '';
  return /^(?:https?|ftps?|sftp|ssh|file|mailto):[\x21-\x7e]+$/i.test(link) ? link : '';
}

/** The `id` of a hyperlink: printable ASCII without the separators `:` and `;`, or ''. */
export const cleanLinkId = (id: string): string => (id.length <= maxLinkIdLength && /^[\x21-\x39\x3c-\x7e]+$/.test(id) ? id : '');
