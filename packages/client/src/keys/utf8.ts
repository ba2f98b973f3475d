/** Printable UTF-8 in a stream of bytes: where it ends, and what is wrong with the byte behind it. Pure, allocates nothing. */

/**
 * End of the run of printable characters that begins at `from`: stops in front of control characters (C0, DEL, and
 * C1 in their UTF-8 form), bytes that are not UTF-8 and a character that is cut off.
 */
export function textEnd(bytes: Uint8Array, from: number): number {
  let i = from;
  const end = bytes.length;
  while (i < end) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      if (byte < 0x20 || byte === 0x7f) return i;
      i++;
      continue;
    }
    const length = characterLength(bytes, i);
    if (length <= 0) return i;
    i += length;
  }
  return i;
}

/**
 * Length of the character above U+007F at `at`. 0: the bytes end inside a character that may still become valid.
 * Negative: that many bytes are not text (a byte that is not UTF-8, or a C1 control character).
 */
export function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0) return -1;
  if (at + 1 >= bytes.length) return 0;
  const second = bytes[at + 1]!;
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return -1;
  if (lead === 0xc2 && second < 0xa0) return -2;
  for (let k = 2; k < length; k++) {
    if (at + k >= bytes.length) return 0;
    const tail = bytes[at + k]!;
    if (tail < 0x80 || tail > 0xbf) return -1;
  }
  return length;
}

/** The second byte rules out overlong forms, surrogates and code points beyond U+10FFFF (Unicode, table 3-7). */
function lowestSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}

/** The code point of one valid character of more than one byte. */
export function codePointOf(utf8: Uint8Array): number {
  let code = utf8[0]! & (0x7f >> utf8.length);
  for (let i = 1; i < utf8.length; i++) code = (code << 6) | (utf8[i]! & 0x3f);
  return code;
}
