/** Numbers and text in the bytes of a block: LEB128 for numbers, UTF-8 for text (RFC 3629; lone surrogates as CESU-8 has them). */

/** Longest number: 32 bits. */
export const maxVarintLength = 5;

/** Writes a number below 2³²; returns the position after it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let left = value >>> 0;
  let position = at;
  while (left > 0x7f) {
    bytes[position++] = (left & 0x7f) | 0x80;
    left >>>= 7;
  }
  bytes[position++] = left;
  return position;
}

/** Walks over bytes that the functions here wrote. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  codePoint(): number {
    const { bytes } = this;
    const lead = bytes[this.at++]!;
    if (lead < 0x80) return lead;
    const second = bytes[this.at++]! & 0x3f;
    if (lead < 0xe0) return ((lead & 0x1f) << 6) | second;
    const third = bytes[this.at++]! & 0x3f;
    if (lead < 0xf0) return ((lead & 0xf) << 12) | (second << 6) | third;
    return ((lead & 7) << 18) | (second << 12) | (third << 6) | (bytes[this.at++]! & 0x3f);
  }
}

/** Writes a code point; returns the position after it. */
export function writeCodePoint(bytes: Uint8Array, at: number, codePoint: number): number {
  if (codePoint < 0x80) {
    bytes[at] = codePoint;
    return at + 1;
  }
  if (codePoint < 0x800) {
    bytes[at] = 0xc0 | (codePoint >> 6);
    bytes[at + 1] = 0x80 | (codePoint & 0x3f);
    return at + 2;
  }
  if (codePoint < 0x10000) {
    bytes[at] = 0xe0 | (codePoint >> 12);
    bytes[at + 1] = 0x80 | ((codePoint >> 6) & 0x3f);
    bytes[at + 2] = 0x80 | (codePoint & 0x3f);
    return at + 3;
  }
  bytes[at] = 0xf0 | (codePoint >> 18);
  bytes[at + 1] = 0x80 | ((codePoint >> 12) & 0x3f);
  bytes[at + 2] = 0x80 | ((codePoint >> 6) & 0x3f);
  bytes[at + 3] = 0x80 | (codePoint & 0x3f);
  return at + 4;
}

/** Writes text, of which every UTF-16 unit takes at most three bytes; returns the position after it. */
export function writeText(bytes: Uint8Array, at: number, text: string): number {
  let position = at;
  for (const character of text) position = writeCodePoint(bytes, position, character.codePointAt(0)!);
  return position;
}

/** Length of text in UTF-8. */
export function byteLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) {
      length += 4;
      i++;
    } else length += 3;
  }
  return length;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Few enough arguments for one call. */
const chunkLength = 4096;

export function readText(bytes: Uint8Array, from: number, end: number): string {
  let text = '';
  const reader = new ByteReader(bytes, from);
  const units: number[] = [];
  while (reader.at < end) {
    let plain = reader.at;
    while (plain < end && bytes[plain]! < 0x80) plain++;
    for (let at = reader.at; at < plain; at += chunkLength) {
      // SAFETY: `apply` takes any array-like of numbers.
      const part = bytes.subarray(at, Math.min(at + chunkLength, plain)) as unknown as number[];
      text += String.fromCharCode.apply(null, part);
    }
    reader.at = plain;
    units.length = 0;
    while (reader.at < end && bytes[reader.at]! >= 0x80 && units.length < chunkLength) units.push(reader.codePoint());
    if (units.length > 0) text += String.fromCodePoint(...units);
  }
  return text;
}

/** The same bytes, or a copy with room for `more` after the first `used`. */
export function withRoom(bytes: Uint8Array, used: number, more: number): Uint8Array {
  if (used + more <= bytes.length) return bytes;
  const larger = new Uint8Array(Math.max(used + more, bytes.length * 2));
  larger.set(bytes.subarray(0, used));
  return larger;
}
