/**
 * Output of a pane on its way from the ptyhost to the emulator: what has come, what waits, what is wanted again. Owns the offsets
 * and the credit. Output is taken in order, none of it twice; refuses to parse.
 */
import type { Failure } from '../watchdog/guarded-emulator.js';
import { BadOutput, type BadPart, instead, lostOutput, type Output, safePoint } from './bad-output.js';
import { Credit } from './credit.js';

export class Intake {
  readonly bad = new BadOutput();
  readonly #credit: Credit;
  /** Not yet parsed; bounded by the credit that the ptyhost has (256 KiB). */
  #queue: Output[] = [];
  /** Offset behind the last byte received, and behind the last one parsed. */
  #received = 0;
  #parsed = 0;
  /** Where the output begins that was asked for again; what else comes was sent before that. */
  #awaited: number | undefined;
  /** Nobody is told that all has been parsed before what was there already is there again. */
  #caughtUpAt = 0;
  #replayEnd = 0;
  #hasGivenUp = false;

  /** `onParsed` is told that everything below an offset has been parsed. */
  constructor(onParsed: (offset: number) => void) {
    this.#credit = new Credit(onParsed);
  }

  get received(): number {
    return this.#received;
  }

  /** Pieces that wait. */
  get length(): number {
    return this.#queue.length;
  }

  get next(): Output | undefined {
    return this.#queue[0];
  }

  /** Nothing that is parsed now is answered: it has been here before. */
  get isReplay(): boolean {
    return this.#parsed < this.#replayEnd || this.bad.isHopeless;
  }

  /** Up to where it has been here before. */
  get replayEnd(): number {
    return this.#replayEnd;
  }

  /** What comes has been here before. */
  get isCatchingUp(): boolean {
    return this.#awaited !== undefined || this.#received < this.#caughtUpAt;
  }

  get isCaughtUp(): boolean {
    return this.#queue.length === 0 && this.#awaited === undefined && this.#parsed >= this.#caughtUpAt;
  }

  /** Where the output has to begin that is waited for; undefined when it may go on. */
  get awaited(): number | undefined {
    return this.#awaited;
  }

  /** How much has been parsed, and what waits behind that; undefined while it is not known. */
  get progress(): { readonly parsed: number; readonly waiting: readonly Output[] } | undefined {
    if (this.#awaited !== undefined) return undefined;
    return { parsed: this.#parsed, waiting: this.#queue.filter(({ isNote }) => !isNote) };
  }

  /** Takes output that begins at `offset`; false when nothing of it is new. Where the pane is given up it is dropped. */
  take(offset: number, data: Uint8Array): boolean {
    if (this.#awaited !== undefined && offset !== this.#awaited) return false;
    const skip = Math.max(0, this.#received - offset);
    if (skip >= data.length) return false;
    this.#awaited = undefined;
    this.#received = offset + data.length;
    if (!this.bad.isHopeless) this.#queue.push(...this.bad.pieces(offset + skip, skip === 0 ? data : data.subarray(skip)));
    else if (this.#queue.length === 0) {
      this.#parsed = this.#received;
      this.settle();
    }
    return true;
  }

  /** So many bytes of the next piece have been parsed. */
  advance(count: number): void {
    const { offset, data, isNote } = this.#queue[0]!;
    this.#parsed = isNote ? offset : offset + count;
    if (count < data.length) this.#queue[0] = { offset: this.#parsed, data: data.subarray(count), isNote };
    else this.#queue.shift();
  }

  /** Gives credit for what has been parsed. */
  settle(): void {
    this.#credit.parsed(this.#parsed);
  }

  /** Text of ours, in front of what waits. */
  say(note: (offset: number) => Output): void {
    this.#queue.unshift(note(this.#parsed));
  }

  /** Output up to `offset` is gone for ever, and that is shown; how many bytes that is. */
  lose(offset: number): number {
    const bytes = offset - this.#received;
    this.#queue.push(lostOutput(this.#received, offset));
    this.#received = offset;
    return bytes;
  }

  /** Output that was asked for again is gone up to `to`; how many bytes that is, undefined when none was asked for. */
  gap(to: number): number | undefined {
    if (this.#awaited === undefined) return undefined;
    this.#awaited = to;
    this.#credit.restart(to);
    return to > this.#received ? this.lose(to) : 0;
  }

  /** What of the next piece the emulator has failed on; nothing of what is ours. */
  failedOn({ from, to }: Failure): { readonly from: number; readonly bytes: Uint8Array } {
    const { offset, data, isNote } = this.#queue[0]!;
    if (isNote) return { from: offset, bytes: new Uint8Array(0) };
    return { from: offset + from, bytes: data.subarray(from, safePoint(data, to)) };
  }

  /** Goes on behind a part of the next piece, with what is said instead of it. */
  skip(part: BadPart): void {
    const { offset, data, isNote } = this.#queue.shift()!;
    this.#parsed = part.to;
    if (isNote) return;
    const rest = { offset: part.to, data: data.subarray(part.to - offset), isNote };
    this.#queue.unshift(instead(part), ...(rest.data.length > 0 ? [rest] : []));
  }

  /** Begins at `start`, as if nothing had come before; up to `end` it is a replay. */
  begin(start: number, end: number): void {
    this.#awaited = undefined;
    this.#caughtUpAt = 0;
    this.#hasGivenUp = false;
    this.#startAt(start, end);
  }

  /** All from `start` on is wanted once more: answers up to where it has been here before. `answered`: up to where it was parsed. */
  again(start: number, answered: number): number {
    this.#queue = [];
    this.#caughtUpAt = Math.max(this.#caughtUpAt, this.#received);
    this.#startAt(start, Math.max(answered, this.#replayEnd));
    this.#awaited = start;
    return this.#caughtUpAt;
  }

  /** Nothing more is shown; what waits is replaced by a word about that. */
  giveUp(): void {
    const isNew = !this.#hasGivenUp;
    this.#hasGivenUp = true;
    this.#queue = isNew ? [this.bad.farewell(this.#received)] : [];
  }

  #startAt(start: number, end: number): void {
    this.#received = this.#parsed = start;
    this.#replayEnd = end;
    this.#credit.restart(start);
  }

  clear(): void {
    this.#queue = [];
  }
}
