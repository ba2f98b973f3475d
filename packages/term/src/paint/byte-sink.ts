/**
 * A growing byte buffer with the few writers a painter needs. The caller reserves room with `need` before a burst
 * of unchecked writes. Grows to the largest frame ever written and stays there (a frame is bounded by the grid).
 */
/** The decimal digits of 0–255 and a `;`, four bytes each, of which `lengths` count. */
const digits = new Uint8Array(256 * 4);
const lengths = new Uint8Array(256);
for (let n = 0; n < 256; n++) {
  const text = `${n};`;
  lengths[n] = text.length;
  for (let i = 0; i < text.length; i++) digits[n * 4 + i] = text.charCodeAt(i);
}

export class ByteSink {
  bytes = new Uint8Array(1 << 14);
  length = 0;

  /** Makes room for `n` more bytes. */
  need(n: number): void {
    if (this.length + n <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + n));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  byte(b: number): void {
    this.bytes[this.length++] = b;
  }

  csi(): void {
    this.bytes[this.length++] = 0x1b;
    this.bytes[this.length++] = 0x5b;
  }

  /** A decimal number, 0 ≤ n. */
  number(n: number): void {
    if (n >= 100) {
      this.number(Math.floor(n / 100));
      n %= 100;
      this.bytes[this.length++] = 48 + Math.floor(n / 10);
      this.bytes[this.length++] = 48 + (n % 10);
      return;
    }
    if (n >= 10) this.bytes[this.length++] = 48 + Math.floor(n / 10);
    this.bytes[this.length++] = 48 + (n % 10);
  }

  /** Three numbers of 0–255, a `;` after each. Colours are most of the bytes of a dense picture. */
  byteParams(a: number, b: number, c: number): void {
    this.#byteParam(a);
    this.#byteParam(b);
    this.#byteParam(c);
  }

  /** `CSI 38;2;r;g;b m` */
  rgbForeground(r: number, g: number, b: number): void {
    const { bytes } = this;
    const at = this.length;
    bytes[at] = 0x1b;
    bytes[at + 1] = 0x5b;
    bytes[at + 2] = 0x33;
    bytes[at + 3] = 0x38;
    bytes[at + 4] = 0x3b;
    bytes[at + 5] = 0x32;
    bytes[at + 6] = 0x3b;
    this.length = at + 7;
    this.byteParams(r, g, b);
    bytes[this.length - 1] = 0x6d;
  }

  /** Writes four bytes and counts those that are meant. */
  #byteParam(n: number): void {
    const { bytes } = this;
    const at = this.length;
    bytes[at] = digits[n * 4]!;
    bytes[at + 1] = digits[n * 4 + 1]!;
    bytes[at + 2] = digits[n * 4 + 2]!;
    bytes[at + 3] = digits[n * 4 + 3]!;
    this.length = at + lengths[n]!;
  }

  /** One code point as UTF-8. Surrogates must have been replaced before. */
  codePoint(c: number): void {
    const b = this.bytes;
    if (c < 0x80) {
      b[this.length++] = c;
      return;
    }
    if (c < 0x800) {
      b[this.length++] = 0xc0 | (c >> 6);
    } else {
      if (c < 0x10000) {
        b[this.length++] = 0xe0 | (c >> 12);
      } else {
        b[this.length++] = 0xf0 | (c >> 18);
        b[this.length++] = 0x80 | ((c >> 12) & 63);
      }
      b[this.length++] = 0x80 | ((c >> 6) & 63);
    }
    b[this.length++] = 0x80 | (c & 63);
  }

  /** Text that has been cleaned already; makes its own room. */
  text(s: string): void {
    this.need(s.length * 4);
    for (let i = 0; i < s.length; i++) {
      const c = s.codePointAt(i)!;
      if (c > 0xffff) i++;
      this.codePoint(c);
    }
  }

  /** ASCII without checks; makes its own room. */
  ascii(s: string): void {
    this.need(s.length);
    for (let i = 0; i < s.length; i++) this.bytes[this.length++] = s.charCodeAt(i);
  }

  /** A copy of what was written; the sink is empty afterwards. */
  take(): Uint8Array {
    const out = this.bytes.slice(0, this.length);
    this.length = 0;
    return out;
  }
}
