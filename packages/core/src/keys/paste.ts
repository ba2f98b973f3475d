/**
 * A paste to the bytes that a pane gets. Takes out what could act as an escape sequence (ESC bytes and the UTF-8 form
 * of C1 CSI, C2 9B), so that pasted text can neither end the paste nor press keys; every other byte is unchanged.
 */

const pasteStart = Uint8Array.of(0x1b, 0x5b, 0x32, 0x30, 0x30, 0x7e);
const pasteEnd = Uint8Array.of(0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e);

/** A whole paste, with the markers of DEC 2004 when the program asked for them. */
export const encodePaste = (bytes: Uint8Array, bracketed: boolean): Uint8Array => new PasteEncoder(bracketed).push(bytes, true);

/**
 * One paste that arrives in parts. Whether it is bracketed is decided once: a program that changes its mind meanwhile
 * still gets the marker that belongs to the first. Holds nothing between parts but the number of C2 bytes that a 9B
 * may follow.
 */
export class PasteEncoder {
  readonly #bracketed: boolean;
  #started: boolean;
  #held = 0;

  /** `isGoingOn`: the program has had the beginning of it. */
  constructor(bracketed: boolean, isGoingOn = false) {
    this.#bracketed = bracketed;
    this.#started = isGoingOn;
  }

  /** What the program gets for the next part; `end`: it is the last one. */
  push(bytes: Uint8Array, end: boolean): Uint8Array {
    const out = new Uint8Array(this.#held + bytes.length + pasteStart.length + pasteEnd.length);
    let length = 0;
    if (!this.#started && this.#bracketed) {
      out.set(pasteStart);
      length = pasteStart.length;
    }
    this.#started = true;
    length = this.#clean(bytes, out, length);
    if (end) {
      length = this.#release(out, length);
      if (this.#bracketed) {
        out.set(pasteEnd, length);
        length += pasteEnd.length;
      }
    }
    return out.subarray(0, length);
  }

  /** What taking something out brings together is looked at again: `C2 ESC 9B` leaves nothing either. */
  #clean(bytes: Uint8Array, out: Uint8Array, from: number): number {
    let length = from;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte === 0x1b) continue;
      if (byte === 0xc2) this.#held++;
      else if (byte === 0x9b && this.#held > 0) this.#held--;
      else {
        if (this.#held > 0) length = this.#release(out, length);
        out[length++] = byte;
      }
    }
    return length;
  }

  #release(out: Uint8Array, from: number): number {
    out.fill(0xc2, from, from + this.#held);
    const length = from + this.#held;
    this.#held = 0;
    return length;
  }
}
