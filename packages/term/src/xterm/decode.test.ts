import { hostileStream, seededRandom } from '@ccmux/testkit';
import { expect, it } from 'vitest';
import { decodeUtf8 } from './decode.js';

const decode = (bytes: Uint8Array): number[] => {
  const target = new Uint32Array(bytes.length);
  return [...target.subarray(0, decodeUtf8(bytes, 0, bytes.length, target))];
};

it('decodes every character', () => {
  for (let c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 97) {
    if (c === 0xfeff || (c >= 0xd800 && c <= 0xdfff)) continue;
    const text = `ab${String.fromCodePoint(c)}cdefg`;
    expect(decode(new TextEncoder().encode(text))).toEqual(Array.from(text, (character) => character.codePointAt(0)));
  }
});

it('agrees with the platform on what is malformed, but for replacement characters', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const random = seededRandom(3);
  const stream = hostileStream(3);
  for (let run = 0; run < 3000; run++) {
    const bytes =
      run % 2
        ? stream.next()
        : Uint8Array.from(
            { length: 6 },
            () => [0x41, 0x80, 0xbf, 0xc3, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xff][Math.floor(random() * 10)]!,
          );
    const expected = Array.from(decoder.decode(bytes), (character) => character.codePointAt(0)).filter(
      (c) => c !== 0xfffd && c !== 0xfeff,
    );
    expect(decode(bytes)).toEqual(expected);
  }
});
