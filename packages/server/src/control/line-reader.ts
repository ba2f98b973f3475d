/** Bytes of standard input as lines. Owns the part of a line that has not ended; bounded. Pure. */

/** Longest line; a person's clipboard in a `set-buffer` fits. */
const maxLineBytes = 4 * 1024 * 1024;

export class LineReader {
  #part: Uint8Array[] = [];
  #size = 0;
  readonly #decoder = new TextDecoder();

  /** The lines that end in these bytes, without their ends; undefined when one is too long. */
  take(bytes: Uint8Array): readonly string[] | undefined {
    const lines: string[] = [];
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
      this.#keep(bytes.subarray(start, end));
      lines.push(this.#line());
      start = end + 1;
    }
    this.#keep(bytes.subarray(start));
    return this.#size > maxLineBytes ? undefined : lines;
  }

  #keep(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    // A copy: the bytes are part of a buffer that is read into again.
    this.#part.push(bytes.slice());
    this.#size += bytes.length;
  }

  #line(): string {
    const all = new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#part) {
      all.set(part, at);
      at += part.length;
    }
    this.#part = [];
    this.#size = 0;
    return this.#decoder.decode(all).replace(/\r$/, '');
  }
}
