/**
 * A strict, independent checker of what may be written to a host terminal. Owns the allow-list; shares no code with
 * the painter, so that a mistake there is not repeated here. Everything not listed is a violation.
 */

export interface GrammarViolation {
  readonly offset: number;
  readonly reason: string;
}

/**
 * `paint`: what cells and the cursor may become. `client`: besides, what the client itself says to its terminal:
 * modes at attach and exit, keyboard protocols, window title, bell, clipboard, questions about the host.
 */
export type OutputProfile = 'paint' | 'client';

/** `CSI` bodies, parameters to final byte. Numbers have at most 5 digits: no terminal is larger. */
const paintCsi: readonly RegExp[] = [
  /^(\d{1,5}(;\d{1,5})?)?H$/,
  /^\d{0,5}[GCX]$/,
  /^K$/,
  /^\?25[hl]$/,
  /^\?2026[hl]$/,
  /^[0-6] q$/,
];

const clientCsi: readonly RegExp[] = [
  /^\?(7|1000|1002|1003|1004|1006|1049|2004)[hl]$/,
  /^\?1[hl]$/,
  /^2J$/,
  /^2[23];0t$/,
  /^16t$/,
  /^>1u$/,
  /^=\d{1,2};1u$/,
  /^<u$/,
  /^\?u$/,
  /^>4;2m$/,
  /^>4m$/,
  /^c$/,
  /^>q$/,
];

const byteValue = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const sgrParam = new RegExp(
  `^(?:[0-9]|2[2-9]|53|55|3[0-79]|4[0-79]|59|9[0-7]|10[0-7]|4:[0-5]|58:5:${byteValue}|58:2::${byteValue}:${byteValue}:${byteValue})$`,
);
const sgrColour = new RegExp(`^[34]8;(?:5;${byteValue}|2;${byteValue};${byteValue};${byteValue})$`);

/** SGR with known parameters only; 38 and 48 must be complete. */
function isSgr(body: string): boolean {
  if (!body.endsWith('m') || !/^[\d;:]*m$/.test(body)) return false;
  const params = body.slice(0, -1);
  if (params === '') return true;
  const parts = params.split(';');
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === '38' || part === '48') {
      const length = parts[i + 1] === '2' ? 5 : 3;
      if (!sgrColour.test(parts.slice(i, i + length).join(';'))) return false;
      i += length - 1;
    } else if (part === undefined || !sgrParam.test(part)) {
      return false;
    }
  }
  return true;
}

const paintOsc: readonly RegExp[] = [
  /^8;;$/,
  /^8;(id=[\x21-\x39\x3c-\x7e]{1,250})?;(https?|ftps?|sftp|ssh|file|mailto):[\x21-\x7e]{1,2048}$/i,
];
const clientOsc: readonly RegExp[] = [/^2;[^\x00-\x1f\x7f-\x9f]{0,1024}$/u, /^52;c;[A-Za-z0-9+/]*={0,2}$/];

/** Printable, and without power over the order or the place of other text. */
function isPrintable(cp: number): boolean {
  if (cp < 0x20 || (cp >= 0x7f && cp <= 0x9f)) return false;
  if (cp === 0x061c || cp === 0x200e || cp === 0x200f || cp === 0x2028 || cp === 0x2029 || cp === 0xfeff) return false;
  if ((cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x206f) || (cp >= 0xfff9 && cp <= 0xfffb)) return false;
  return !(cp >= 0xd800 && cp <= 0xdfff) && cp % 0x10000 < 0xfffe;
}

/** The first violation in a complete piece of output, or undefined. Bytes must be UTF-8 and end outside a sequence. */
export function checkOutput(bytes: Uint8Array, profile: OutputProfile): GrammarViolation | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { offset: 0, reason: 'not UTF-8' };
  }
  let at = 0;
  while (at < text.length) {
    const cp = text.codePointAt(at) ?? 0;
    if (cp === 0x1b) {
      const taken = sequenceLength(text.slice(at, at + 300_000), profile);
      if (taken === undefined) return { offset: at, reason: `sequence ${JSON.stringify(text.slice(at, at + 40))}` };
      at += taken;
    } else if (isPrintable(cp) || (profile === 'client' && cp === 7)) {
      at += cp > 0xffff ? 2 : 1;
    } else {
      return { offset: at, reason: `code point U+${cp.toString(16)}` };
    }
  }
  return undefined;
}

/** Length of the allowed sequence at the start of `text`, or undefined. */
function sequenceLength(text: string, profile: OutputProfile): number | undefined {
  const csi = /^\x1b\[([\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e])/.exec(text)?.[1];
  if (csi !== undefined) {
    const allowed =
      isSgr(csi) || paintCsi.some((r) => r.test(csi)) || (profile === 'client' && clientCsi.some((r) => r.test(csi)));
    return allowed ? csi.length + 2 : undefined;
  }
  const osc = /^\x1b\]([^\x1b\x07]*)\x1b\\/.exec(text)?.[1];
  if (osc === undefined) return undefined;
  const allowed = paintOsc.some((r) => r.test(osc)) || (profile === 'client' && clientOsc.some((r) => r.test(osc)));
  return allowed ? osc.length + 4 : undefined;
}
