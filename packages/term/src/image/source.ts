/**
 * Bytes of an image as they are read: nothing is believed. The first thing that cannot be is kept as the failure; from
 * then on everything reads as zero and empty, so that whoever reads need not look after every step, and comes to an end.
 */
import { maxVarintLength, readText } from '../history/bytes.js';
import type { HistoryLink } from '../history/extended.js';
import type { StyleTable } from '../history/style-table.js';
import { isText } from '../history/well-formed.js';

export class ImageSource {
  /** What blocks and cells refer to; set as soon as they are read. */
  links: readonly HistoryLink[] = [];
  tables: readonly StyleTable[] = [];
  #bytes: Uint8Array;
  #at: number;
  #failure: string | undefined;

  /** Bytes of all of the image. */
  readonly size: number;

  constructor(bytes: Uint8Array, at: number) {
    this.size = bytes.length;
    this.#bytes = bytes;
    this.#at = at;
  }

  get failure(): string | undefined {
    return this.#failure;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  fail(reason: string): void {
    this.#failure ??= reason;
    this.#bytes = this.#bytes.subarray(0, 0);
    this.#at = 0;
  }

  /** A number up to `max`; a larger one is a failure. */
  uint(max: number): number {
    let value = 0;
    for (let i = 0; i < maxVarintLength; i++) {
      if (this.#at >= this.#bytes.length) break;
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte >= 0x80) continue;
      if (value <= max) return value;
      break;
    }
    this.fail('a number is out of range');
    return 0;
  }

  /** A copy of the next bytes, which are at most `max`. */
  bytes(max: number): Uint8Array {
    return this.#take(max).slice();
  }

  text(max: number): string {
    const part = this.#take(max);
    if (isText(part, 0, part.length)) return readText(part, 0, part.length);
    this.fail('text is not UTF-8');
    return '';
  }

  #take(max: number): Uint8Array {
    const length = this.uint(Math.min(max, this.left));
    const part = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return part;
  }
}
