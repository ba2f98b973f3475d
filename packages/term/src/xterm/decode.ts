/**
 * UTF-8 to code points for one piece of sanitized output: whole characters only, so no state is kept between pieces.
 * Malformed bytes vanish, as they do in xterm.js (tested against its decoder).
 */
import { isCharacter, isContinuation } from '../sanitize/utf8.js';

/** Writes code points to `target`, which has room for `end - from`; returns how many. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one pass over all text that is not ASCII; flat on purpose
export function decodeUtf8(bytes: Uint8Array, from: number, end: number, target: Uint32Array): number {
  let size = 0;
  let i = from;
  // Four at a time as long as all are ASCII, which most output is.
  for (const stop = end - 3; i < stop; i += 4) {
    const a = bytes[i]!;
    const b = bytes[i + 1]!;
    const c = bytes[i + 2]!;
    const d = bytes[i + 3]!;
    if ((a | b | c | d) & 0x80) break;
    target[size] = a;
    target[size + 1] = b;
    target[size + 2] = c;
    target[size + 3] = d;
    size += 4;
  }
  while (i < end) {
    let lead = bytes[i++]!;
    while (lead < 0x80) {
      target[size++] = lead;
      if (i >= end) return size;
      lead = bytes[i++]!;
    }
    if (lead < 0xc0 || lead >= 0xf8 || i >= end) continue;
    const second = bytes[i]!;
    if (!isContinuation(second)) continue;
    i++;
    if (lead < 0xe0) {
      const codePoint = ((lead & 0x1f) << 6) | (second & 0x3f);
      if (codePoint >= 0x80) target[size++] = codePoint;
      continue;
    }
    if (i >= end) break;
    const third = bytes[i]!;
    if (!isContinuation(third)) continue;
    i++;
    if (lead < 0xf0) {
      const codePoint = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
      if (isCharacter(codePoint, 3)) target[size++] = codePoint;
      continue;
    }
    if (i >= end) break;
    const fourth = bytes[i]!;
    if (!isContinuation(fourth)) continue;
    i++;
    const codePoint = ((lead & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f);
    if (isCharacter(codePoint, 4)) target[size++] = codePoint;
  }
  return size;
}
