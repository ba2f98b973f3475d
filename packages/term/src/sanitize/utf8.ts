/** Where characters end in UTF-8, as far as cutting a stream in the right places needs it (RFC 3629). */

export const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Bytes of the character that a lead byte starts; 1 for ASCII and for bytes that start nothing. */
export function characterLength(lead: number): number {
  if (lead < 0xc0 || lead >= 0xf8) return 1;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** How many bytes at the end of [from, end) belong to a character that is not complete yet. */
export function incompleteTail(bytes: Uint8Array, from: number, end: number): number {
  for (let k = 1; k <= 3 && end - k >= from; k++) {
    const byte = bytes[end - k]!;
    if (isContinuation(byte)) continue;
    return characterLength(byte) > k ? k : 0;
  }
  return 0;
}

/** Whether a decoded value is a character: not overlong for its length, no surrogate, in range. */
export function isCharacter(codePoint: number, length: number): boolean {
  if (length === 2) return codePoint >= 0x80;
  if (length === 3) return codePoint >= 0x800 && (codePoint < 0xd800 || codePoint > 0xdfff) && codePoint !== 0xfeff;
  return codePoint >= 0x10000 && codePoint <= 0x10ffff;
}
