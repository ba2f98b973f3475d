/** The bytes of one escape sequence while it is read, without the control characters inside it. */

/** Longest sequence that is passed on; SGR with 32 parameters is half of it. Longer ones are dropped. */
export const maxSequenceLength = 256;

/** How far `prefix parameters intermediates final` is read; `ignore`: it is malformed and ends without effect. */
const phases = { entry: 0, parameters: 1, intermediates: 2, ignore: 3 } as const;
type Phase = (typeof phases)[keyof typeof phases];

/** A complete CSI, taken apart as far as limits need it. */
export interface CsiParts {
  /** `<`, `=`, `>` or `?`, 0 for none. */
  readonly prefix: number;
  /** Intermediate bytes, the last one lowest, 0 for none. */
  readonly intermediates: number;
  /** First parameter, 0 if it is not given, and where its digits are. */
  readonly value: number;
  readonly digitsStart: number;
  readonly digitsEnd: number;
}

export class HeldSequence {
  readonly bytes = new Uint8Array(maxSequenceLength + 1);
  length = 0;
  #phase: Phase = phases.entry;

  start(...bytes: number[]): void {
    this.length = 0;
    this.#phase = phases.entry;
    for (const byte of bytes) this.push(byte);
  }

  /** One byte over the limit is remembered as "too long"; the bytes themselves are not needed any more. */
  push(byte: number): void {
    if (this.length <= maxSequenceLength) this.bytes[this.length++] = byte;
  }

  /** How far it is read, for `restore`. */
  get phase(): number {
    return this.#phase;
  }

  restore(bytes: Uint8Array, phase: number): void {
    this.bytes.set(bytes);
    this.length = bytes.length;
    this.#phase = Object.values(phases).find((known) => known === phase) ?? phases.ignore;
  }

  get isTooLong(): boolean {
    return this.length > maxSequenceLength;
  }

  get isIgnored(): boolean {
    return this.#phase === phases.ignore;
  }

  get hasIntermediates(): boolean {
    return this.#phase === phases.intermediates;
  }

  /** Takes a byte from 0x20 on of a CSI or of the head of a DCS; true for the final byte. */
  readHead(byte: number): boolean {
    if (byte === 0x7f) return false;
    if (byte >= 0x40) {
      this.push(byte);
      return true;
    }
    if (this.#phase === phases.ignore) return false;
    const isPrefix = byte >= 0x3c;
    if (byte < 0x30) this.#phase = phases.intermediates;
    else if (this.#phase === phases.intermediates || (isPrefix && this.#phase !== phases.entry)) this.#phase = phases.ignore;
    else this.#phase = phases.parameters;
    this.push(byte);
    return false;
  }

  csiParts(): CsiParts {
    const { bytes } = this;
    let i = 2;
    const prefix = bytes[i]! >= 0x3c && bytes[i]! <= 0x3f ? bytes[i++]! : 0;
    const digitsStart = i;
    let value = 0;
    for (; bytes[i]! >= 0x30 && bytes[i]! <= 0x39; i++) value = value * 10 + bytes[i]! - 0x30;
    const digitsEnd = i;
    let intermediates = 0;
    for (; i < this.length - 1; i++) {
      if (bytes[i]! < 0x30) intermediates = (intermediates << 8) | bytes[i]!;
    }
    return { prefix, intermediates, value, digitsStart, digitsEnd };
  }

  /** Whether this is the head of a request that emulators answer: DECRQSS (`$ q`) or XTGETTCAP (`+ q`). */
  get isRequest(): boolean {
    const { bytes, length } = this;
    const [before, intermediate, final] = [bytes[length - 3]!, bytes[length - 2], bytes[length - 1]];
    const isKnown = final === 0x71 && (intermediate === 0x24 || intermediate === 0x2b);
    return this.hasIntermediates && !this.isTooLong && isKnown && before >= 0x30;
  }
}
