/** Bytes of an image as they are written. Owns the buffer, and the tables that cells and blocks refer to by number. */
import { byteLength, maxVarintLength, withRoom, writeText, writeVarint } from '../history/bytes.js';
import type { HistoryLink } from '../history/extended.js';
import type { StyleTable } from '../history/style-table.js';

export class ImageSink {
  links = new Numbered<HistoryLink>();
  readonly tables = new Numbered<StyleTable>();
  #bytes: Uint8Array;
  #end = 0;

  /** `capacity`: bytes that will do, most likely. */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#end;
  }

  /** A number below 2³². */
  uint(value: number): void {
    this.#reserve(maxVarintLength);
    this.#end = writeVarint(this.#bytes, this.#end, value);
  }

  text(value: string): void {
    const length = byteLength(value);
    this.uint(length);
    this.#reserve(length);
    this.#end = writeText(this.#bytes, this.#end, value);
  }

  bytes(value: Uint8Array): void {
    this.uint(value.length);
    this.raw(value);
  }

  raw(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#end);
    this.#end += value.length;
  }

  /** Overwrites four bytes, the lowest first. */
  setWord(at: number, value: number): void {
    new DataView(this.#bytes.buffer).setUint32(at, value, true);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
  }

  #reserve(length: number): void {
    if (this.#end + length > this.#bytes.length) this.#bytes = withRoom(this.#bytes, this.#end, length);
  }
}

/** Objects in the order of their first use, each once. */
class Numbered<T> {
  readonly #numbers = new Map<T, number>();

  get all(): readonly T[] {
    return [...this.#numbers.keys()];
  }

  of(value: T): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(value, number);
    }
    return number;
  }
}
