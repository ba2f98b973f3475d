/**
 * Records that wait to be written, as the bytes that will be. Owns one buffer, which is used again: a log that takes
 * thousands of records a second leaves nothing behind for the garbage collector. What only the moment of writing knows
 * (the salt of the segment, what has been synced) is put into the framing then.
 */
import type { StorePorts } from '../ports.js';
import { frameRecord, recordHeaderBytes, sealRecord } from './record.js';

const firstBytes = 16 * 1024;
/** A buffer that had to grow beyond this for once is not kept. */
const keptBytes = 2 * 1024 * 1024;
const nothing = new Uint8Array(0);

export class RecordBatch {
  #bytes = nothing;
  #view = new DataView(nothing.buffer);
  #length = 0;
  #count = 0;
  #firstLsn = 0;

  /** Bytes, with the framing. */
  get length(): number {
    return this.#length;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  get firstLsn(): number {
    return this.#firstLsn;
  }

  get lastLsn(): number {
    return this.#firstLsn + this.#count - 1;
  }

  /** Copies the payload, which may come in two parts. The LSN is one more than that of the record before. */
  push(lsn: number, type: number, payload: Uint8Array, rest: Uint8Array = nothing): void {
    if (this.isEmpty) this.#firstLsn = lsn;
    const start = this.#length + recordHeaderBytes;
    const length = payload.length + rest.length;
    this.#makeRoom(start + length);
    frameRecord(this.#view, this.#length, { lsn, type, length });
    this.#bytes.set(payload, start);
    this.#bytes.set(rest, start + payload.length);
    this.#length = start + length;
    this.#count++;
  }

  /** What to write to a segment with that salt, when all records up to `syncedLsn` are on the disk. Good until `clear`. */
  seal(salt: number, syncedLsn: number, crc32: StorePorts['crc32']): Uint8Array {
    let at = 0;
    for (let i = 0; i < this.#count; i++) {
      at = sealRecord(this.#bytes, this.#view, at, { salt, unsynced: this.#firstLsn + i - 1 - syncedLsn }, crc32);
    }
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
    this.#count = 0;
    if (this.#bytes.length > keptBytes) this.#use(nothing);
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#bytes.length) return;
    const before = this.#bytes.subarray(0, this.#length);
    this.#use(new Uint8Array(Math.max(bytes, firstBytes, 2 * this.#bytes.length)));
    this.#bytes.set(before);
  }

  #use(bytes: Uint8Array<ArrayBuffer>): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}
