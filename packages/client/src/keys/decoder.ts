/**
 * Bytes of the host terminal to events, in a stream: the same events come out however the bytes were cut (text, paste
 * and raw runs may be cut differently). Owns what is held back of an unfinished sequence, at most 4 KiB, and whether a
 * bracketed paste is open. Refuses to know time: the owner calls `flush` when nothing more has come.
 *
 * No byte is lost or made up: bytes of text, paste and raw events and the raw bytes of keys and reports, in order, are
 * the input, but for mouse, focus and paste marker sequences. Events borrow the buffers that were pushed.
 */
import { keyOfCodePoint } from '@ccmux/core';
import { decodeCsi } from './csi.js';
import { isPatient, ss3Key, withMeta } from './escape.js';
import { type DecodedEvent, latin1, report } from './event.js';
import { csiLength, opensString, ss3Length, stringLength } from './extent.js';
import { characterLength, codePointOf, textEnd } from './utf8.js';

export interface InputDecoder {
  push(bytes: Uint8Array): DecodedEvent[];
  /** Something is held that a person may have typed (a lone ESC): call `flush` if nothing comes within escape-time. */
  readonly pending: boolean;
  /** Something is held, perhaps the first half of a report: call `abandon` if nothing comes for a second or so. */
  readonly holding: boolean;
  /** Takes what is `pending` for keys. The first half of a longer sequence stays held. */
  flush(): DecodedEvent[];
  /** Gives up on everything held: as `flush`, and halves of sequences become raw, halves of reports reports. */
  abandon(): DecodedEvent[];
}

export const createInputDecoder = (): InputDecoder => new Decoder();

const ESC = 0x1b;
const empty = new Uint8Array(0);
const pasteEnd = Uint8Array.of(ESC, 0x5b, 0x32, 0x30, 0x31, 0x7e);

/** A step that needs more bytes. */
const incomplete = -1;

/** One event per control byte: a flood of them costs nothing but the list. */
const controlEvents: readonly DecodedEvent[] = Array.from({ length: 128 }, (_, byte) => ({
  kind: 'key',
  key: keyOfCodePoint(byte),
  raw: Uint8Array.of(byte),
  type: 1,
}));

class Decoder implements InputDecoder {
  #bytes: Uint8Array = empty;
  #out: DecodedEvent[] = [];
  #inPaste = false;
  /** The paste's beginning has not been told yet. */
  #pasteStarts = false;
  /** Old mouse reports do not say which button was released. */
  #lastButton = 1;

  get pending(): boolean {
    return this.holding && !this.#inPaste && !isPatient(this.#bytes, 0);
  }

  get holding(): boolean {
    return this.#bytes.length > 0;
  }

  push(bytes: Uint8Array): DecodedEvent[] {
    this.#bytes = this.#bytes.length === 0 ? bytes : concat(this.#bytes, bytes);
    return this.#run((i) => i);
  }

  flush(): DecodedEvent[] {
    return this.#inPaste ? [] : this.#run((i) => (isPatient(this.#bytes, i) ? i : this.#force(i)));
  }

  abandon(): DecodedEvent[] {
    return this.#run((i) => this.#force(i));
  }

  /** Steps until the bytes are used up or `onIncomplete` makes nothing of the rest either. */
  #run(onIncomplete: (at: number) => number): DecodedEvent[] {
    let at = 0;
    while (at < this.#bytes.length) {
      let next = this.#inPaste ? this.#paste(at) : this.#step(at);
      if (next === incomplete) next = onIncomplete(at);
      if (next === at) break;
      at = next;
    }
    if (this.#pasteStarts) this.#emitPaste(empty, false);
    this.#bytes = at === this.#bytes.length ? empty : this.#bytes.slice(at);
    const out = this.#out;
    this.#out = [];
    return out;
  }

  /** Emits what begins at `at`; answers where it ends, or `incomplete`. */
  #step(at: number): number {
    const bytes = this.#bytes;
    const byte = bytes[at]!;
    if (byte === ESC) return this.#escape(at);
    if (byte < 0x20 || byte === 0x7f) {
      this.#out.push(controlEvents[byte]!);
      return at + 1;
    }
    const end = textEnd(bytes, at);
    if (end > at) {
      this.#out.push({ kind: 'text', bytes: bytes.subarray(at, end) });
      return end;
    }
    return this.#notText(at);
  }

  /** Bytes that are not text go out in one piece. */
  #notText(at: number): number {
    const bytes = this.#bytes;
    let end = at;
    while (end < bytes.length && bytes[end]! >= 0x80) {
      const length = characterLength(bytes, end);
      if (length >= 0) break;
      end -= length;
    }
    if (end === at) return incomplete;
    this.#out.push({ kind: 'raw', bytes: bytes.subarray(at, end) });
    return end;
  }

  #escape(at: number): number {
    const second = this.#bytes[at + 1];
    if (second === undefined) return incomplete;
    if (second === 0x5b) return this.#csi(at);
    if (second === 0x4f) return this.#ss3(at);
    if (second === ESC) return this.#doubleEscape(at);
    return opensString(second) ? this.#string(at) : this.#metaKey(at);
  }

  #csi(at: number): number {
    const length = csiLength(this.#bytes, at);
    if (length === 0) return incomplete;
    if (length === -2) return this.#metaByte(at);
    const end = at + Math.abs(length);
    const raw = this.#bytes.subarray(at, end);
    const event = length < 0 ? { kind: 'raw' as const, bytes: raw } : decodeCsi(raw);
    if (event.kind === 'paste-start') {
      this.#inPaste = true;
      this.#pasteStarts = true;
    } else this.#out.push(event.kind === 'mouse' ? this.#withButton(event) : event);
    return end;
  }

  #withButton(event: Extract<DecodedEvent, { kind: 'mouse' }>): DecodedEvent {
    if (event.action === 'down') this.#lastButton = event.button;
    return event.action === 'up' && event.button === 0 ? { ...event, button: this.#lastButton } : event;
  }

  #ss3(at: number): number {
    const length = ss3Length(this.#bytes, at);
    if (length === 0) return incomplete;
    if (length < 0) return this.#metaByte(at);
    const raw = this.#bytes.subarray(at, at + length);
    const key = ss3Key(raw);
    if (key === undefined) return this.#metaByte(at);
    this.#out.push({ kind: 'key', key, raw, type: 1 });
    return at + length;
  }

  /** `ESC ESC [ A` is M-Up; in front of a sequence that cannot be Meta with a key, the first ESC is Escape. */
  #doubleEscape(at: number): number {
    const third = this.#bytes[at + 2];
    if (third === undefined) return incomplete;
    if (third !== 0x5b && third !== 0x4f) return this.#metaByte(at);
    const length = third === 0x5b ? csiLength(this.#bytes, at + 1) : ss3Length(this.#bytes, at + 1);
    if (length === 0) return incomplete;
    const key = length > 0 ? withMeta(this.#bytes.subarray(at + 1, at + 1 + length)) : undefined;
    return key === undefined ? this.#key('Escape', at, at + 1) : this.#key(key, at, at + 1 + length);
  }

  #string(at: number): number {
    const length = stringLength(this.#bytes, at);
    if (length === 0) return incomplete;
    if (length < 0) return this.#metaByte(at);
    const raw = this.#bytes.subarray(at, at + length);
    const isVersion = raw[1] === 0x50 && raw[2] === 0x3e && raw[3] === 0x7c;
    this.#out.push(
      isVersion ? report('xtversion', latin1(raw.subarray(4, -2)), raw) : report('other', latin1(raw.subarray(1)), raw),
    );
    return at + length;
  }

  #metaKey(at: number): number {
    if (this.#bytes[at + 1]! < 0x80) return this.#metaByte(at);
    const length = characterLength(this.#bytes, at + 1);
    if (length === 0) return incomplete;
    if (length < 0) return this.#key('Escape', at, at + 1);
    const raw = this.#bytes.subarray(at, at + 1 + length);
    return this.#key(keyOfCodePoint(codePointOf(raw.subarray(1)), true), at, at + 1 + length);
  }

  /** ESC and the byte behind it as a Meta key, whatever comes next. */
  #metaByte(at: number): number {
    return this.#key(keyOfCodePoint(this.#bytes[at + 1]!, true), at, at + 2);
  }

  #key(key: string, from: number, to: number): number {
    this.#out.push({ kind: 'key', key, raw: this.#bytes.subarray(from, to), type: 1 });
    return to;
  }

  /** Makes something of an unfinished sequence at `at`; answers where that ends. */
  #force(at: number): number {
    const rest = this.#bytes.subarray(at);
    if (this.#inPaste) {
      this.#emitPaste(rest, false);
      return this.#bytes.length;
    }
    if (rest[0] === ESC && !isPatient(rest, 0)) return this.#forceKey(at, rest);
    const isString = rest[0] === ESC && opensString(rest[1] ?? 0);
    this.#out.push(isString ? report('other', latin1(rest.subarray(1)), rest) : { kind: 'raw', bytes: rest });
    return this.#bytes.length;
  }

  #forceKey(at: number, rest: Uint8Array): number {
    const isAlone = rest.length === 1 || rest[1]! >= 0x80 || (rest[1] === ESC && rest.length > 2);
    return isAlone ? this.#key('Escape', at, at + 1) : this.#metaByte(at);
  }

  #paste(at: number): number {
    const bytes = this.#bytes;
    for (let esc = bytes.indexOf(ESC, at); esc !== -1; esc = bytes.indexOf(ESC, esc + 1)) {
      const matched = prefixLength(bytes, esc, pasteEnd);
      if (matched === pasteEnd.length) {
        this.#emitPaste(bytes.subarray(at, esc), true);
        this.#inPaste = false;
        return esc + matched;
      }
      if (esc + matched < bytes.length) continue;
      if (esc === at) return incomplete;
      this.#emitPaste(bytes.subarray(at, esc), false);
      return esc;
    }
    this.#emitPaste(bytes.subarray(at), false);
    return bytes.length;
  }

  #emitPaste(bytes: Uint8Array, end: boolean): void {
    this.#out.push({ kind: 'paste', bytes, start: this.#pasteStarts, end });
    this.#pasteStarts = false;
  }
}

function prefixLength(bytes: Uint8Array, at: number, marker: Uint8Array): number {
  let n = 0;
  while (n < marker.length && at + n < bytes.length && bytes[at + n] === marker[n]) n++;
  return n;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
