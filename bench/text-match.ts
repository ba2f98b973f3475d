/**
 * Finds printable text in what a multiplexer sends to its terminal. Escape sequences between the letters do not
 * count, so it does not matter how a multiplexer moves and colours.
 */

const escapeByte = 0x1b;

type State = 'ground' | 'escape' | 'csi' | 'string' | 'string-escape' | 'charset';

const afterEscape = (byte: number): State => {
  if (byte === 0x5b) return 'csi';
  if (byte === 0x5d || byte === 0x50 || byte === 0x5f || byte === 0x5e) return 'string';
  return byte >= 0x20 && byte < 0x30 ? 'charset' : 'ground';
};

const inString = (byte: number): State => {
  if (byte === 0x07) return 'ground';
  return byte === escapeByte ? 'string-escape' : 'string';
};

const step = (state: State, byte: number): State => {
  switch (state) {
    case 'ground':
      return byte === escapeByte ? 'escape' : 'ground';
    case 'escape':
      return afterEscape(byte);
    case 'csi':
      return byte >= 0x40 && byte <= 0x7e ? 'ground' : 'csi';
    case 'string':
      return inString(byte);
    case 'string-escape':
      return byte === 0x5c ? 'ground' : 'string';
    case 'charset':
      return 'ground';
  }
};

export class TextMatch {
  readonly #needle: Buffer;
  #state: State = 'ground';
  #matched = 0;

  constructor(needle: string) {
    this.#needle = Buffer.from(needle, 'latin1');
  }

  /** Takes the next bytes; true once the whole text has been seen. */
  feed(chunk: Buffer): boolean {
    // Chunks that cannot begin a match are only searched for its first byte: the measuring must not be what is measured.
    if (this.#matched === 0 && !chunk.includes(this.#needle[0]!)) {
      this.#state = 'ground';
      return false;
    }
    for (const byte of chunk) {
      const text = this.#state === 'ground' && byte >= 0x20;
      this.#state = step(this.#state, byte);
      if (text) this.#take(byte);
      if (this.#matched === this.#needle.length) return true;
    }
    return false;
  }

  #take(byte: number): void {
    if (byte === this.#needle[this.#matched]) this.#matched += 1;
    else this.#matched = byte === this.#needle[0] ? 1 : 0;
  }
}
