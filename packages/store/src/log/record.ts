/**
 * One record of the log, as bytes:
 *
 *   u32 length of the payload · u32 CRC · u64 LSN · u32 unsynced · u8 type · payload        (little endian)
 *
 * The CRC is seeded with the salt of its segment and covers the framing as well as the payload, so that neither a
 * damaged length nor a record of another segment is ever taken for one of this.
 */
import type { StorePorts } from '../ports.js';

export const recordHeaderBytes = 21;
/** A longer length is damage. Output is cut into records far below. */
export const maxPayloadBytes = 16 * 1024 * 1024;

export interface LogRecord {
  /** Log sequence number: one more than that of the record before. */
  readonly lsn: number;
  /**
   * How many records right before it were not known to be on the disk when it was written. A crash may lose those and
   * keep this one; if an earlier one is damaged, the disk did it.
   */
  readonly unsynced: number;
  readonly type: number;
  readonly payload: Uint8Array;
}

type Crc32 = StorePorts['crc32'];

/** The framing of a record before its place and time are known; the payload follows it as it is. */
export function frameRecord(
  view: DataView,
  at: number,
  { lsn, type, length }: Pick<LogRecord, 'lsn' | 'type'> & { readonly length: number },
): void {
  view.setUint32(at, length, true);
  writeLsn(view, at + 8, lsn);
  view.setUint8(at + 20, type);
}

/** Puts in what is known at the moment of writing; the result is where the next record begins. `view` is of `bytes`. */
export function sealRecord(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  { salt, unsynced }: Pick<LogRecord, 'unsynced'> & { readonly salt: number },
  crc32: Crc32,
): number {
  const end = at + recordHeaderBytes + view.getUint32(at, true);
  view.setUint32(at + 16, unsynced, true);
  view.setUint32(at + 4, checksum(bytes, at, end, salt, crc32), true);
  return end;
}

/** The record at an offset of a segment; undefined when there is none that is whole. Its payload shares the bytes. */
export function readRecord(bytes: Uint8Array, at: number, salt: number, crc32: Crc32): LogRecord | undefined {
  if (at + recordHeaderBytes > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, recordHeaderBytes);
  const length = view.getUint32(0, true);
  const start = at + recordHeaderBytes;
  const end = start + length;
  if (length > maxPayloadBytes || end > bytes.length) return undefined;
  if (view.getUint32(4, true) !== checksum(bytes, at, end, salt, crc32)) return undefined;
  const payload = bytes.subarray(start, end);
  return { lsn: readLsn(view, 8), unsynced: view.getUint32(16, true), type: view.getUint8(20), payload };
}

/** The LSN that the framing at an offset claims, unchecked. */
export function claimedLsn(bytes: Uint8Array, at: number): number {
  return readLsn(new DataView(bytes.buffer, bytes.byteOffset + at, recordHeaderBytes), 8);
}

/** Of the record in these bytes: of all but the checksum itself. */
function checksum(bytes: Uint8Array, at: number, end: number, salt: number, crc32: Crc32): number {
  return crc32(bytes.subarray(at + 8, end), crc32(bytes.subarray(at, at + 4), salt)) >>> 0;
}

export function writeLsn(view: DataView, at: number, lsn: number): void {
  view.setUint32(at, lsn >>> 0, true);
  view.setUint32(at + 4, Math.floor(lsn / 2 ** 32), true);
}

export const readLsn = (view: DataView, at: number): number => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
