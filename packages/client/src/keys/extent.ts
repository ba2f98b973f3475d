/**
 * Where the escape sequences of a host terminal end. Knows their grammar, not their meaning. Every function takes the
 * index of the ESC and answers the length of the sequence; 0 when more bytes are needed to tell; negative when there is
 * no such sequence, with the number of bytes that looked like one.
 */

/** Longest CSI of a host: reports have a few dozen bytes. Beyond it the bytes are no sequence. */
const maxCsiBytes = 256;
/** Longest OSC, DCS or APC answer. Ours are colours and versions; beyond it the bytes were typed or pasted. */
const maxStringBytes = 4096;

/** `ESC [ …`, with the mouse's `CSI M b x y`, the Linux console's `CSI [ A` and rxvt's `CSI 3 $`. */
export function csiLength(bytes: Uint8Array, at: number): number {
  const start = at + 2;
  const end = Math.min(bytes.length, at + maxCsiBytes);
  if (start >= end) return 0;
  if (bytes[start] === 0x4d) return x10MouseLength(bytes, at);
  if (bytes[start] === 0x5b) return consoleLength(bytes, at);
  let i = start;
  while (i < end && bytes[i]! >= 0x30 && bytes[i]! <= 0x3f) i++;
  if (i < end && bytes[i] === 0x24 && isShortNumber(bytes, start, i)) return i + 1 - at;
  while (i < end && bytes[i]! >= 0x20 && bytes[i]! <= 0x2f) i++;
  if (i === end) return end - at === maxCsiBytes ? -maxCsiBytes : 0;
  const final = bytes[i]!;
  return final >= 0x40 && final <= 0x7e ? i + 1 - at : at - i;
}

function x10MouseLength(bytes: Uint8Array, at: number): number {
  for (let k = 3; k < 6; k++) {
    if (at + k >= bytes.length) return 0;
    if (bytes[at + k]! < 0x20) return 3;
  }
  return 6;
}

function consoleLength(bytes: Uint8Array, at: number): number {
  const letter = bytes[at + 3];
  if (letter === undefined) return 0;
  return letter >= 0x41 && letter <= 0x45 ? 4 : -2;
}

function isShortNumber(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 2) return false;
  for (let i = from; i < to; i++) if (bytes[i]! > 0x39) return false;
  return true;
}

/** `ESC O letter`, and `ESC O digit letter` with a modifier, as some terminals send it. */
export function ss3Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 2];
  if (first === undefined) return 0;
  if (isLetter(first)) return 3;
  if (first < 0x32 || first > 0x38) return -2;
  const second = bytes[at + 3];
  if (second === undefined) return 0;
  return isLetter(second) ? 4 : -2;
}

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Whether the byte behind an ESC opens a DCS, OSC or APC string. No terminal answers with SOS or PM: those are M-X and M-^. */
export const opensString = (byte: number): boolean => byte === 0x50 || byte === 0x5d || byte === 0x5f;

/**
 * A string up to its ST (OSC also BEL). One that is empty, has control characters in it or does not end within bounds
 * is none: then the ESC and the byte behind it were a Meta key.
 */
export function stringLength(bytes: Uint8Array, at: number): number {
  const isOsc = bytes[at + 1] === 0x5d;
  const end = Math.min(bytes.length, at + maxStringBytes);
  for (let i = at + 2; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x20 && byte !== 0x7f) continue;
    const isEmpty = i === at + 2;
    if (byte === 0x07 && isOsc) return isEmpty ? -2 : i + 1 - at;
    if (byte !== 0x1b || isEmpty) return -2;
    if (i + 1 === bytes.length) return 0;
    return bytes[i + 1] === 0x5c ? i + 2 - at : -2;
  }
  return end - at === maxStringBytes ? -2 : 0;
}
