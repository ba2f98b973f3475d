/** UTF-8 for key encoding, where no encoder of the platform may be used. Owns nothing else. */

/** The bytes of `text`. Lone surrogates become U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  const out: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    pushUtf8(out, code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
  }
  return Uint8Array.from(out);
}

function pushUtf8(out: number[], code: number): void {
  if (code < 0x80) out.push(code);
  else if (code < 0x800) out.push(0xc0 | (code >> 6), tail(code));
  else if (code < 0x10000) out.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
  else out.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f);

/** Code points of `bytes`, which must be valid UTF-8. */
export function* codePoints(bytes: Uint8Array): Generator<number> {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let code = length === 1 ? lead : lead & (0x7f >> length);
    for (let k = 1; k < length; k++) code = (code << 6) | (bytes[i + k]! & 0x3f);
    yield code;
    i += length;
  }
}
