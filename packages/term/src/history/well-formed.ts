/** UTF-8 as strictly as RFC 3629 has it, for bytes that come from outside. */
import { isContinuation } from '../sanitize/utf8.js';

/** The code point at `at`, all of it before `end`; -1 for anything else. */
export function characterAt(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return -1;
  const lead = bytes[at]!;
  if (lead < 0x80) return lead;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > end) return -1;
  let codePoint = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i]!;
    if (!isContinuation(byte)) return -1;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const isOverlong = codePoint < (length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000);
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return isOverlong || isSurrogate || codePoint > 0x10ffff ? -1 : codePoint;
}

export const characterSize = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;

/** Whether a cell may show it. */
export const isPrintable = (codePoint: number): boolean =>
  (codePoint >= 0x20 && codePoint < 0x7f) || (codePoint >= 0xa0 && codePoint <= 0x10ffff);

/** Whether [from, end) is text. */
export function isText(bytes: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end; ) {
    const codePoint = characterAt(bytes, at, end);
    if (codePoint < 0) return false;
    at += characterSize(codePoint);
  }
  return true;
}

/** Whether it is text without control characters. */
export function isPrintableText(bytes: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end; ) {
    const codePoint = characterAt(bytes, at, end);
    if (codePoint < 0 || !isPrintable(codePoint)) return false;
    at += characterSize(codePoint);
  }
  return true;
}
