/**
 * A segment: one file of the log. Its header, its name, and what is in it:
 *
 *   "CCWL" · u16 version · u16 0 · u64 first LSN · u32 salt · u32 CRC of all before        (little endian)
 *
 * The name is the first LSN, so that a listing is in order.
 */
import { err, ok, type Result } from '@ccmux/core';
import type { StorePorts } from '../ports.js';
import { claimedLsn, type LogRecord, readLsn, readRecord, recordHeaderBytes, writeLsn } from './record.js';

export const segmentFolder = 'wal';
export const segmentHeaderBytes = 24;
export const segmentVersion = 1;

const magic = [0x43, 0x43, 0x57, 0x4c];
const nameDigits = 16;

export const segmentPath = (firstLsn: number): string => `${segmentFolder}/${String(firstLsn).padStart(nameDigits, '0')}.wal`;

/** The first LSN in a segment's name; undefined for other files. */
export function firstLsnOfName(name: string): number | undefined {
  const match = /^(\d{16})\.wal$/.exec(name);
  return match === null ? undefined : Number(match[1]);
}

export interface SegmentHeader {
  readonly firstLsn: number;
  readonly salt: number;
}

export function encodeSegmentHeader({ firstLsn, salt }: SegmentHeader, crc32: StorePorts['crc32']): Uint8Array {
  const bytes = new Uint8Array(segmentHeaderBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint16(4, segmentVersion, true);
  writeLsn(view, 8, firstLsn);
  view.setUint32(16, salt, true);
  view.setUint32(20, crc32(bytes.subarray(0, 20), 0) >>> 0, true);
  return bytes;
}

export type SegmentHeaderError = 'not a whole header' | { readonly newerVersion: number };

function parseSegmentHeader(bytes: Uint8Array, crc32: StorePorts['crc32']): Result<SegmentHeader, SegmentHeaderError> {
  if (bytes.length < segmentHeaderBytes) return err('not a whole header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, segmentHeaderBytes);
  if (magic.some((byte, i) => bytes[i] !== byte)) return err('not a whole header');
  if (view.getUint32(20, true) !== crc32(bytes.subarray(0, 20), 0) >>> 0) return err('not a whole header');
  const version = view.getUint16(4, true);
  if (version > segmentVersion) return err({ newerVersion: version });
  return ok({ firstLsn: readLsn(view, 8), salt: view.getUint32(16, true) });
}

/** Where the good records end, and why there. */
export type SegmentEnd =
  | { readonly kind: 'clean' }
  /** The last write did not get to its end, or to all places. */
  | { readonly kind: 'torn'; readonly at: number }
  /** What is damaged had been on the disk: not the work of a crash. */
  | { readonly kind: 'corrupt'; readonly at: number };

export interface SegmentContents {
  readonly firstLsn: number;
  /** Their LSNs follow each other without a gap. */
  readonly records: readonly LogRecord[];
  readonly end: SegmentEnd;
}

/** Reads a whole segment up to the first thing in it that is not a record with the next LSN. */
export function readSegment(bytes: Uint8Array, crc32: StorePorts['crc32']): Result<SegmentContents, SegmentHeaderError> {
  const header = parseSegmentHeader(bytes, crc32);
  if (!header.ok) return header;
  const { firstLsn, salt } = header.value;
  const records: LogRecord[] = [];
  let at = segmentHeaderBytes;
  while (at < bytes.length) {
    const record = readRecord(bytes, at, salt, crc32);
    if (record === undefined || record.lsn !== firstLsn + records.length) break;
    records.push(record);
    at += recordHeaderBytes + record.payload.length;
  }
  if (at === bytes.length) return ok({ firstLsn, records, end: { kind: 'clean' } });
  const lost = wasOnDisk(bytes, at, firstLsn + records.length, salt, crc32);
  return ok({ firstLsn, records, end: { kind: lost ? 'corrupt' : 'torn', at } });
}

/** True when a whole record anywhere behind an offset says that the one that should be there had been synced. */
function wasOnDisk(bytes: Uint8Array, from: number, lsn: number, salt: number, crc32: StorePorts['crc32']): boolean {
  for (let at = from + 1; at + recordHeaderBytes <= bytes.length; at++) {
    const claimed = claimedLsn(bytes, at);
    // Checksums are dear, and a record takes at least a header of room: most offsets cannot be one.
    if (claimed < lsn || claimed > lsn + (bytes.length - from) / recordHeaderBytes) continue;
    const record = readRecord(bytes, at, salt, crc32);
    if (record !== undefined && record.lsn - record.unsynced > lsn) return true;
  }
  return false;
}
