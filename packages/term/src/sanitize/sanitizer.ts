/**
 * The boundary in front of every emulator: bytes of a pane in, harmless bytes out, the same ones however the input was
 * cut. Counts in control sequences are limited, 8-bit controls become 7-bit ones, over-long sequences and strings
 * that nobody reads are dropped, and every piece comes with an estimate of what it costs to parse, so that a slice of
 * work has an end whatever a program prints. Holds at most one incomplete sequence; refuses to interpret text.
 *
 * Regular input passes through without being copied. Everything else goes byte by byte through `SequenceReader`.
 * Grammar: ECMA-48, https://vt100.net/emu/dec_ansi_parser.
 */
import type { Size } from '@ccmux/core';
import { CsiPolicy, plainCost } from './csi.js';
import { maxSequenceLength } from './held-sequence.js';
import type { ReaderState } from './reader-state.js';
import { SequenceReader } from './sequence-reader.js';
import { characterLength, incompleteTail, isContinuation } from './utf8.js';

const bel = 0x07;
const cancel = 0x18;
const substitute = 0x1a;
const esc = 0x1b;
const backslash = 0x5c;
const leftBracket = 0x5b;
const c1Lead = 0xc2;

/**
 * Longest payload of an OSC or DCS: a clipboard of 100 KiB in base64. A longer one is cancelled, not cut: half a
 * clipboard or half an address is worse than none. The rest is swallowed up to its terminator.
 */
const maxPayloadBytes = 140_000;
/** Plain text this long is worth leaving the general path for: `next` then stops in front of it. */
const longRun = 48;
/** Ending a control string runs its handler. */
const stringCost = 50;

const isC1 = (bytes: Uint8Array, at: number): boolean => bytes[at] === c1Lead && (bytes[at + 1]! & 0xe0) === 0x80;

/** What is held between two pieces of output. */
export interface SanitizerState {
  /** The beginning of a character. */
  readonly tail: Uint8Array;
  /** Bytes of the control string in hand. */
  readonly payloadLength: number;
  readonly reader: ReaderState;
}

export class Sanitizer {
  /** After `next`: `out[outStart, outEnd)` is for the emulator. Valid until the next call. */
  out: Uint8Array = new Uint8Array(0);
  outStart = 0;
  outEnd = 0;
  /** What parsing it takes, estimated, in units of about 10 ns. */
  cost = 0;
  readonly #policy: CsiPolicy;
  readonly #reader: SequenceReader;
  readonly #tail = new Uint8Array(4);
  #tailLength = 0;
  #payloadLength = 0;
  #sequenceCost = 0;

  constructor(size: Size) {
    this.#policy = new CsiPolicy(size);
    this.#reader = new SequenceReader(this.#policy);
  }

  resize(size: Size): void {
    this.#policy.resize(size);
  }

  save(): SanitizerState {
    return {
      tail: this.#tail.slice(0, this.#tailLength),
      payloadLength: this.#reader.inPayload ? this.#payloadLength : 0,
      reader: this.#reader.save(),
    };
  }

  restore({ tail, payloadLength, reader }: SanitizerState): void {
    this.#tail.set(tail);
    this.#tailLength = tail.length;
    this.#payloadLength = payloadLength;
    this.#reader.restore(reader);
  }

  /** The beginning of a sequence or character that the next bytes may finish. */
  get pending(): Uint8Array {
    return this.#tailLength > 0 ? this.#tail.slice(0, this.#tailLength) : this.#reader.pending;
  }

  /** Nothing is held: the next byte starts something new. */
  get idle(): boolean {
    return this.#reader.inGround && this.#tailLength === 0;
  }

  /**
   * Takes bytes from `from` on, sets `out` and `cost`, returns where to go on. Always takes at least one byte or
   * gives something out. Stops soon after `limit` units, and in front of a long run of plain text if
   * `stopAtPlainText` (never at `from` itself).
   */
  next(bytes: Uint8Array, from: number, limit: number, stopAtPlainText = false): number {
    this.#set(bytes, from, from, 0);
    if (this.#tailLength > 0) return this.#finishCharacter(bytes, from);
    if (this.#reader.inGround) return this.#ground(bytes, from, limit, stopAtPlainText);
    if (this.#reader.inPayload) return this.#payload(bytes, from, limit);
    return this.#read(bytes, from, limit);
  }

  #set(bytes: Uint8Array, start: number, end: number, cost: number): void {
    this.out = bytes;
    this.outStart = start;
    this.outEnd = end;
    this.cost = cost;
  }

  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one pass over all output of all panes; calls per byte would cost a third
  #ground(bytes: Uint8Array, from: number, limit: number, stopAtPlainText: boolean): number {
    const end = bytes.length;
    let i = from;
    let cost = 0;
    while (i < end && cost < limit) {
      let c = bytes[i]!;
      if (c >= 0x20 && c < 0x7f) {
        const stop = Math.min(end, i + limit - cost);
        let j = i + 1;
        for (; j < stop; j++) {
          c = bytes[j]!;
          if (c < 0x20 || c > 0x7e) break;
        }
        if (stopAtPlainText && i > from && j - i >= longRun) break;
        cost += j - i;
        i = j;
      } else if (c === esc) {
        const length = this.#regularSequence(bytes, i);
        if (length === 0) {
          if (i > from) break;
          return this.#read(bytes, i, limit);
        }
        cost += this.#sequenceCost + length;
        i += length;
      } else if (c >= 0x80) {
        if (c === c1Lead && isC1(bytes, i)) {
          if (i > from) break;
          return this.#read(bytes, i, limit);
        }
        const stop = Math.min(end, i + limit - cost);
        let j = i + 1;
        for (; j < end; j++) {
          c = bytes[j]!;
          if (c < 0x80 || c === c1Lead || (j >= stop && !isContinuation(c))) break;
        }
        cost += j - i;
        i = j;
        if (i === end) return this.#holdTail(bytes, from, end, cost);
      } else {
        cost += this.#policy.controlCost(c);
        i++;
      }
    }
    this.#set(bytes, from, i, cost);
    return i;
  }

  /** Length of the complete sequence at ESC that passes as it is, and its cost in `#sequenceCost`; 0 for any other. */
  #regularSequence(bytes: Uint8Array, at: number): number {
    const end = bytes.length;
    let i = at + 1;
    if (i >= end) return 0;
    let c = bytes[i]!;
    if (c !== leftBracket) return this.#regularEscape(bytes, at, c);
    if (++i >= end) return 0;
    let prefix = 0;
    c = bytes[i]!;
    if (c >= 0x3c && c <= 0x3f) {
      prefix = c;
      i++;
    }
    let value = 0;
    for (; i < end; i++) {
      c = bytes[i]!;
      if (c < 0x30 || c > 0x39) break;
      value = value * 10 + c - 0x30;
    }
    while (i < end && c >= 0x30 && c <= 0x3b) c = bytes[++i]!;
    let intermediates = 0;
    while (i < end && c >= 0x20 && c <= 0x2f) {
      intermediates = (intermediates << 8) | c;
      c = bytes[++i]!;
    }
    if (i >= end || c < 0x40 || c > 0x7e) return 0;
    const length = i + 1 - at;
    if (length > maxSequenceLength) return 0;
    if (this.#policy.isPlain(intermediates, c)) {
      this.#sequenceCost = plainCost;
      return length;
    }
    if (this.#policy.clamp(prefix, intermediates, c, value) !== value) return 0;
    this.#sequenceCost = this.#policy.cost(prefix, intermediates, c, value);
    return length;
  }

  #regularEscape(bytes: Uint8Array, at: number, second: number): number {
    if (second >= 0x30 && second <= 0x7e) {
      // OSC, DCS, SOS, PM and APC open a string.
      if (second === 0x5d || second === 0x50 || second === 0x58 || second === 0x5e || second === 0x5f) return 0;
      this.#sequenceCost = this.#policy.escapeCost(0, second);
      return 2;
    }
    const third = bytes[at + 2];
    if (second < 0x20 || second > 0x2f || third === undefined || third < 0x30 || third > 0x7e) return 0;
    this.#sequenceCost = this.#policy.escapeCost(second, third);
    return 3;
  }

  /** Everything that is held, cut, rewritten or dropped. */
  #read(bytes: Uint8Array, from: number, limit: number): number {
    const reader = this.#reader;
    reader.begin();
    const stop = Math.min(bytes.length, from + limit);
    let i = from;
    while (i < stop && !reader.read(bytes[i++]!)) {}
    this.#set(reader.out, 0, reader.outLength, reader.cost + i - from);
    if (reader.inPayload) this.#payloadLength = 0;
    return i;
  }

  /** The content of an OSC or DCS, up to and with its terminator. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one case per byte that ends a string
  #payload(bytes: Uint8Array, from: number, limit: number): number {
    const reader = this.#reader;
    const end = bytes.length;
    const full = from + maxPayloadBytes - this.#payloadLength;
    const stop = Math.min(end, from + limit);
    let i = from;
    for (; i < end; i++) {
      const c = bytes[i]!;
      if (i >= full && !isContinuation(c)) {
        if (i > from) break;
        reader.begin();
        reader.cancelPayload();
        this.#set(reader.out, 0, reader.outLength, stringCost);
        return from;
      }
      if (i >= stop && !isContinuation(c)) break;
      if (c === cancel || c === substitute || (c === bel && reader.inOsc)) return this.#endPayload(bytes, from, i + 1);
      if (c === esc) {
        if (bytes[i + 1] === backslash) return this.#endPayload(bytes, from, i + 2);
        if (i > from) break;
        return this.#read(bytes, from, limit);
      }
      if (c === c1Lead && isC1(bytes, i)) {
        if (i > from) break;
        return this.#read(bytes, from, limit);
      }
    }
    this.#payloadLength += i - from;
    if (i === end) return this.#holdTail(bytes, from, end, i - from);
    this.#set(bytes, from, i, i - from);
    return i;
  }

  #endPayload(bytes: Uint8Array, from: number, end: number): number {
    this.#reader.endPayload();
    this.#set(bytes, from, end, end - from + stringCost);
    return end;
  }

  /** Gives out [from, end) without a character that is not complete yet; emulators do not all survive one in two parts. */
  #holdTail(bytes: Uint8Array, from: number, end: number, cost: number): number {
    const length = incompleteTail(bytes, from, end);
    for (let k = 0; k < length; k++) this.#tail[k] = bytes[end - length + k]!;
    this.#tailLength = length;
    this.#set(bytes, from, end - length, cost);
    return end;
  }

  #finishCharacter(bytes: Uint8Array, from: number): number {
    const needed = characterLength(this.#tail[0]!);
    let i = from;
    while (i < bytes.length && this.#tailLength < needed && isContinuation(bytes[i]!)) {
      this.#tail[this.#tailLength++] = bytes[i++]!;
    }
    if (this.#reader.inPayload) this.#payloadLength += i - from;
    if (i >= bytes.length && this.#tailLength < needed) return i;
    const length = this.#tailLength;
    this.#tailLength = 0;
    if (length === 2 && isC1(this.#tail, 0)) {
      this.#read(this.#tail.subarray(0, 2), 0, 2);
      return i;
    }
    this.#set(this.#tail, 0, length, length);
    return i;
  }
}
