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

/** The header of a record; the payload follows it as it is. */
export function recordHeader({ lsn, unsynced, type, payload }: LogRecord, salt: number, crc32: Crc32): Uint8Array {
  const header = new Uint8Array(recordHeaderBytes);
  const view = new DataView(header.buffer);
  view.setUint32(0, payload.length, true);
  writeLsn(view, 8, lsn);
  view.setUint32(16, unsynced, true);
  view.setUint8(20, type);
  view.setUint32(4, checksum(header, payload, salt, crc32), true);
  return header;
}

/** The record at an offset of a segment; undefined when there is none that is whole. Its payload shares the bytes. */
export function readRecord(bytes: Uint8Array, at: number, salt: number, crc32: Crc32): LogRecord | undefined {
  if (at + recordHeaderBytes > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, recordHeaderBytes);
  const length = view.getUint32(0, true);
  const start = at + recordHeaderBytes;
  if (length > maxPayloadBytes || start + length > bytes.length) return undefined;
  const header = bytes.subarray(at, start);
  const payload = bytes.subarray(start, start + length);
  if (view.getUint32(4, true) !== checksum(header, payload, salt, crc32)) return undefined;
  return { lsn: readLsn(view, 8), unsynced: view.getUint32(16, true), type: view.getUint8(20), payload };
}

/** The LSN that the framing at an offset claims, unchecked. */
export function claimedLsn(bytes: Uint8Array, at: number): number {
  return readLsn(new DataView(bytes.buffer, bytes.byteOffset + at, recordHeaderBytes), 8);
}

function checksum(header: Uint8Array, payload: Uint8Array, salt: number, crc32: Crc32): number {
  const framing = crc32(header.subarray(8), crc32(header.subarray(0, 4), salt));
  return crc32(payload, framing) >>> 0;
}

export function writeLsn(view: DataView, at: number, lsn: number): void {
  view.setUint32(at, lsn >>> 0, true);
  view.setUint32(at + 4, Math.floor(lsn / 2 ** 32), true);
}

export const readLsn = (view: DataView, at: number): number => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
