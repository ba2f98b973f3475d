/**
 * The byte-by-byte half of the sanitizer: sequences that arrive in pieces, carry control characters inside, have to be
 * rewritten, or are dropped. Gives out what the emulator may see, at most one sequence at a time.
 */
import type { CsiPolicy } from './csi.js';
import { HeldSequence, maxSequenceLength } from './held-sequence.js';
import type { ReaderState } from './reader-state.js';
import { characterLength, isCharacter, isContinuation } from './utf8.js';

const states = { ground: 0, escape: 1, escapeIntermediate: 2, csi: 3, dcs: 4, payload: 5, swallow: 6 } as const;
type State = (typeof states)[keyof typeof states];

const bel = 0x07;
const cancel = 0x18;
const substitute = 0x1a;
const esc = 0x1b;
const backslash = 0x5c;
const osc = 0x5d;
const dcs = 0x50;
const stringCost = 50;

export class SequenceReader {
  readonly out = new Uint8Array(maxSequenceLength + 16);
  outLength = 0;
  cost = 0;
  readonly #policy: CsiPolicy;
  readonly #held = new HeldSequence();
  #state: State = states.ground;
  /** The final byte that opened a string which the emulator is inside of (`]` or `P`), 0 if it is in none. */
  #open = 0;
  #belEnds = false;
  #codePoint = 0;
  #characterLength = 0;
  #missing = 0;

  constructor(policy: CsiPolicy) {
    this.#policy = policy;
  }

  /** What has been read of a sequence and not passed on. */
  get pending(): Uint8Array {
    return this.inGround ? new Uint8Array(0) : this.#held.bytes.slice(0, this.#held.length);
  }

  /** What is left over from before is not part of it. */
  save(): ReaderState {
    const isHeld = this.#state >= states.escape && this.#state <= states.dcs;
    const isCut = this.#missing > 0 && !this.inGround;
    return {
      state: this.#state,
      open: this.#open,
      belEnds: this.#state === states.swallow && this.#belEnds,
      codePoint: isCut ? this.#codePoint : 0,
      characterLength: isCut ? this.#characterLength : 0,
      missing: isCut ? this.#missing : 0,
      held: this.pending,
      phase: isHeld ? this.#held.phase : 0,
    };
  }

  restore({ state, open, belEnds, codePoint, characterLength, missing, held, phase }: ReaderState): void {
    this.#state = Object.values(states).find((known) => known === state) ?? states.ground;
    this.#open = open;
    this.#belEnds = belEnds;
    this.#codePoint = codePoint;
    this.#characterLength = characterLength;
    this.#missing = missing;
    this.#held.restore(held, phase);
  }

  get inGround(): boolean {
    return this.#state === states.ground;
  }

  get inPayload(): boolean {
    return this.#state === states.payload;
  }

  get inOsc(): boolean {
    return this.#open === osc;
  }

  /** Starts a new piece of output. */
  begin(): void {
    this.outLength = 0;
    this.cost = 0;
  }

  /** The terminator of a payload was passed on by the caller. */
  endPayload(): void {
    this.#state = states.ground;
    this.#open = 0;
  }

  /** A payload is too long: the emulator is told to forget it, the rest is swallowed. */
  cancelPayload(): void {
    this.#belEnds = this.#open === osc;
    this.#emit(cancel);
    this.#open = 0;
    this.#state = states.swallow;
  }

  /** Takes one byte. True when there is output, or when the next byte is not for this reader. */
  read(byte: number): boolean {
    if (this.#state === states.escape && this.#open !== 0) {
      this.#emit(esc, backslash);
      this.#open = 0;
      this.cost += stringCost;
      if (byte === backslash) return this.#toGround();
    }
    if (byte >= 0x80) this.#readUtf8(byte);
    else {
      this.#missing = 0;
      this.#readAscii(byte);
    }
    if (this.outLength > 0) return true;
    return this.#missing === 0 && (this.#state === states.ground || this.#state === states.payload);
  }

  #toGround(): true {
    this.#state = states.ground;
    return true;
  }

  #readAscii(byte: number): void {
    if (byte === esc) {
      this.#held.start(esc);
      this.#state = states.escape;
      return;
    }
    if (byte === cancel || byte === substitute) {
      this.#emit(byte);
      this.#toGround();
      return;
    }
    switch (this.#state) {
      case states.escape:
      case states.escapeIntermediate:
        this.#readEscape(byte);
        return;
      case states.csi:
        if (byte < 0x20) this.#execute(byte);
        else if (this.#held.readHead(byte)) this.#finishCsi(byte);
        return;
      case states.dcs:
        if (byte >= 0x20 && this.#held.readHead(byte)) this.#finishDcsHead();
        return;
      case states.swallow:
        if (byte === bel && this.#belEnds) this.#toGround();
        return;
      default:
        // Ground and payload are read by the caller; only ESC and C1 get here from them.
        throw new Error(`sanitizer read a byte in state ${this.#state}`);
    }
  }

  /** A control character inside a sequence takes effect before the sequence does. */
  #execute(byte: number): void {
    this.#emit(byte);
    this.cost += this.#policy.controlCost(byte);
  }

  #readEscape(byte: number): void {
    if (byte < 0x20) {
      this.#execute(byte);
      return;
    }
    if (byte === 0x7f) return;
    if (this.#state === states.escape && this.#opens(byte)) return;
    this.#held.push(byte);
    if (byte <= 0x2f) {
      this.#state = states.escapeIntermediate;
      return;
    }
    if (!this.#held.isTooLong) {
      this.cost += this.#policy.escapeCost(this.#held.length > 2 ? this.#held.bytes[1]! : 0, byte);
      this.#emitHeld(0);
    }
    this.#toGround();
  }

  /** Second byte of CSI, OSC, DCS, SOS, PM, APC. */
  #opens(byte: number): boolean {
    switch (byte) {
      case 0x5b:
      case dcs:
        this.#held.start(esc, byte);
        this.#state = byte === dcs ? states.dcs : states.csi;
        return true;
      case osc:
        this.#emit(esc, osc);
        this.#open = osc;
        this.#state = states.payload;
        return true;
      case 0x58:
      case 0x5e:
      case 0x5f:
        this.#belEnds = false;
        this.#state = states.swallow;
        return true;
      default:
        return false;
    }
  }

  #finishCsi(final: number): void {
    if (!this.#held.isIgnored && !this.#held.isTooLong) this.#emitCsi(final);
    this.#toGround();
  }

  #emitCsi(final: number): void {
    const { prefix, intermediates, value, digitsStart, digitsEnd } = this.#held.csiParts();
    const clamped = this.#policy.clamp(prefix, intermediates, final, value);
    this.cost += this.#policy.cost(prefix, intermediates, final, clamped);
    if (clamped === value) {
      this.#emitHeld(0);
      return;
    }
    this.#emit(...this.#held.bytes.subarray(0, digitsStart));
    for (const digit of String(clamped)) this.#emit(digit.charCodeAt(0));
    this.#emitHeld(digitsEnd);
  }

  /** Only requests are passed on: nobody reads anything else. */
  #finishDcsHead(): void {
    if (this.#held.isRequest) {
      this.#emitHeld(0);
      this.#open = dcs;
      this.#state = states.payload;
    } else {
      this.#belEnds = false;
      this.#state = states.swallow;
    }
  }

  #readUtf8(byte: number): void {
    if (!isContinuation(byte)) {
      this.#characterLength = characterLength(byte);
      this.#missing = this.#characterLength - 1;
      this.#codePoint = byte & (0xff >> (this.#characterLength + 1));
      return;
    }
    if (this.#missing === 0) return;
    this.#codePoint = (this.#codePoint << 6) | (byte & 0x3f);
    if (--this.#missing > 0 || !isCharacter(this.#codePoint, this.#characterLength)) return;
    if (this.#codePoint < 0xa0) {
      this.#readC1(this.#codePoint);
      return;
    }
    const isHead = this.#state === states.csi || this.#state === states.dcs;
    const stays = this.#state === states.swallow || (isHead && this.#held.isIgnored);
    if (!stays) this.#toGround();
  }

  /** An 8-bit control: abandons whatever it interrupts and goes on in its 7-bit form. */
  #readC1(code: number): void {
    if (this.#open !== 0) {
      this.#open = 0;
      if (code === 0x9c) {
        this.#emit(esc, backslash);
        this.#toGround();
        return;
      }
      this.#emit(cancel);
    }
    this.#state = states.ground;
    switch (code) {
      case 0x90:
      case 0x98:
      case 0x9b:
      case 0x9d:
      case 0x9e:
      case 0x9f:
        this.#opens(code - 0x40);
        return;
      case 0x84:
      case 0x85:
      case 0x88:
        this.#emit(esc, code - 0x40);
        this.cost += this.#policy.escapeCost(0, code - 0x40);
        return;
      default:
        // ST, and controls without a meaning here: an empty string terminator does what they do, nothing.
        this.#emit(esc, backslash);
    }
  }

  #emit(...bytes: number[]): void {
    for (const byte of bytes) this.out[this.outLength++] = byte;
  }

  #emitHeld(from: number): void {
    this.out.set(this.#held.bytes.subarray(from, this.#held.length), this.outLength);
    this.outLength += this.#held.length - from;
  }
}
