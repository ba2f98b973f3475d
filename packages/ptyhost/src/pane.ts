/**
 * A pane: a PTY, its ring, its credit and its exit. Owns the order of its messages: output by offset, a gap where
 * the ring has moved on, the exit last. Sends nothing itself; `next` is asked.
 */
import type { ExitStatus, FromHost } from '@ccmux/protocol/ptyhost';
import { expectedReader, mayRead, noReader, type Reader, readerFrom, sendable, withAck, withSent } from './flow.js';
import { Packing } from './packing.js';
import type { Pty, PtyState } from './pty.js';
import { type Piece, Ring } from './ring.js';

/** Output kept per pane for a server that comes back: some ten thousand lines, a second of a fast flood. */
const ringBytes = 1024 * 1024;

/** Largest `output` message: what may stand in front of another pane's echo. */
const maxSliceBytes = 64 * 1024;

export class Pane {
  readonly id: number;
  readonly #pty: Pty;
  readonly #ring = new Ring(ringBytes);
  readonly #packing = new Packing(this.#ring);
  #reader: Reader = noReader;
  #cols: number;
  #rows: number;
  #exit: ExitStatus | undefined;
  #isExitSent = false;

  constructor(id: number, pty: Pty, cols: number, rows: number) {
    this.id = id;
    this.#pty = pty;
    this.#cols = cols;
    this.#rows = rows;
  }

  get isLive(): boolean {
    return this.#exit === undefined;
  }

  get exit(): ExitStatus | undefined {
    return this.#exit;
  }

  get pty(): Pty {
    return this.#pty;
  }

  get size(): { readonly cols: number; readonly rows: number } {
    return { cols: this.#cols, rows: this.#rows };
  }

  /** The output that there still is; of `pieces`, the first may begin before `start`. */
  get kept(): { readonly start: number; readonly end: number; readonly pieces: Iterable<Piece> } {
    const { start, end } = this.#ring;
    return { start, end, pieces: this.#ring.pieces() };
  }

  /** Bytes waiting to be sent; smaller goes first. */
  get waiting(): number {
    return this.#reader.kind === 'reading' ? this.#ring.end - this.#reader.sent : 0;
  }

  /** Whether `next` would give a message. */
  get hasNext(): boolean {
    if (this.#reader.kind !== 'reading') return false;
    const { start, end } = this.#ring;
    const { sent } = this.#reader;
    return sent < start || sendable(this.#reader, end) > 0 || (sent === end && this.#exit !== undefined && !this.#isExitSent);
  }

  describe(): FromHost {
    const { start, end } = this.#ring;
    const pid = this.isLive ? this.#pty.pid : 0;
    return { kind: 'pane', pane: this.id, pid, tty: this.#pty.tty, cols: this.#cols, rows: this.#rows, start, end };
  }

  /** Stops until `thaw`, or for ever: what is there can be read and given to another process. */
  freeze(): PtyState {
    return this.#pty.freeze();
  }

  thaw(): void {
    this.#pty.thaw();
  }

  /** Another process has the pane. */
  letGo(): void {
    this.dispose();
    this.#pty.letGo();
  }

  /** Takes what another process has kept of its output, piece by piece. */
  load(piece: Piece): void {
    this.#ring.load(piece);
  }

  /** No output before `offset` was kept. */
  startAt(offset: number): void {
    this.#ring.startAt(offset);
  }

  /** Takes output of the PTY; answers whether it may be read further. */
  take(chunk: Uint8Array): boolean {
    this.#ring.push(chunk);
    this.#packing.printed();
    return mayRead(this.#reader, this.#ring.end);
  }

  ended(status: ExitStatus): void {
    this.#exit = status;
  }

  /** A server has come; it will say from where it wants this pane. */
  expectReader(): void {
    this.#setReader(expectedReader);
  }

  dropReader(): void {
    this.#setReader(noReader);
  }

  /** Sends from `offset` on, as far as the ring still has it; older output becomes a gap. */
  readFrom(offset: number): void {
    this.#setReader(readerFrom(Math.min(offset, this.#ring.end)));
  }

  ack(offset: number): void {
    this.#setReader(withAck(this.#reader, offset), this.#isExitSent);
  }

  /** The next message for the server; undefined when there is none or no credit for it. Its data is a view. */
  next(): FromHost | undefined {
    if (this.#reader.kind !== 'reading') return undefined;
    const { start, end } = this.#ring;
    const from = this.#reader.sent;
    if (from < start) {
      this.#reader = readerFrom(start);
      return { kind: 'gap', pane: this.id, from, to: start };
    }
    const bytes = Math.min(sendable(this.#reader, end), maxSliceBytes);
    if (bytes > 0) {
      const data = this.#ring.view(from, bytes);
      this.#reader = withSent(this.#reader, data.length);
      return { kind: 'output', pane: this.id, offset: from, data };
    }
    if (from < end || this.#exit === undefined || this.#isExitSent) return undefined;
    this.#isExitSent = true;
    return { kind: 'exited', pane: this.id, code: this.#exit.code, signal: this.#exit.signal };
  }

  /** False when the input was dropped because too much is waiting. */
  write(data: Uint8Array): boolean {
    return this.#pty.write(data);
  }

  resize(cols: number, rows: number): void {
    this.#cols = cols;
    this.#rows = rows;
    this.#pty.resize(cols, rows);
  }

  signal(signal: number): void {
    this.#pty.signal(signal);
  }

  hangUp(): void {
    this.#pty.hangUp();
  }

  /** Nothing is wanted of it any more. */
  dispose(): void {
    this.#packing.dispose();
    this.#ring.dispose();
  }

  #setReader(reader: Reader, isExitSent = false): void {
    this.#reader = reader;
    this.#isExitSent = isExitSent;
    if (mayRead(reader, this.#ring.end)) this.#pty.resume();
    else this.#pty.pause();
  }
}
