/**
 * The records behind a checkpoint, in order and without a gap. A torn tail is cut off; damage anywhere else ends what
 * is used, and is put aside together with all behind it. Doing it again changes nothing.
 */
import { err, ok, type Result } from '@ccmux/core';
import type { DiskError } from '../disk/port.js';
import type { LogRecord } from '../log/record.js';
import {
  firstLsnOfName,
  readSegment,
  type SegmentContents,
  segmentFolder,
  segmentHeaderBytes,
  segmentPath,
} from '../log/segment.js';
import type { StorePorts } from '../ports.js';
import type { Finding, NewerState } from './findings.js';
import type { Quarantine } from './quarantine.js';

type Failure = DiskError | NewerState;

export async function readLog(
  ports: StorePorts,
  after: number,
  quarantine: Quarantine,
  findings: Finding[],
): Promise<Result<LogRecord[], Failure>> {
  const names = await ports.disk.list(segmentFolder);
  if (!names.ok) return names;
  const all = names.value.map(firstLsnOfName).filter((lsn) => lsn !== undefined);
  const segments = needed(
    all.sort((a, b) => a - b),
    after,
  );
  // Nothing is touched before all of it is known to be ours.
  const read = await readAll(ports, segments);
  if (!read.ok) return read;
  const records: LogRecord[] = [];
  for (const [index, segment] of read.value.entries()) {
    const last = index === read.value.length - 1;
    const expected = after + records.length + 1;
    const reason = damage(segment, expected, last);
    if (reason === undefined || segment.contents !== undefined) {
      for (const record of segment.contents?.records ?? []) if (record.lsn === after + records.length + 1) records.push(record);
    }
    if (reason !== undefined) {
      const aside = await setAside(ports, segment, read.value.slice(index + 1), expected, quarantine);
      if (!aside.ok) return aside;
      findings.push({ kind: 'corrupt', file: segment.path, reason, quarantine: quarantine.folder });
      return ok(records);
    }
    const tail = await cutTail(ports, segment, findings);
    if (!tail.ok) return tail;
  }
  return ok(records);
}

interface ReadSegment {
  readonly path: string;
  /** Undefined when the disk does not give them. */
  readonly bytes: Uint8Array | undefined;
  /** Undefined when not even the header is whole. */
  readonly contents: SegmentContents | undefined;
}

/** A segment whose follower starts at or before the first record that counts has nothing that counts. */
const needed = (firstLsns: readonly number[], after: number): number[] =>
  firstLsns.filter((_, i) => (firstLsns[i + 1] ?? Number.POSITIVE_INFINITY) > after + 1);

async function readAll({ disk, crc32 }: StorePorts, firstLsns: readonly number[]): Promise<Result<ReadSegment[], Failure>> {
  const segments: ReadSegment[] = [];
  for (const firstLsn of firstLsns) {
    const path = segmentPath(firstLsn);
    const bytes = await disk.read(path);
    if (!bytes.ok && bytes.error.kind === 'io') {
      segments.push({ path, bytes: undefined, contents: undefined });
      continue;
    }
    if (!bytes.ok) return bytes;
    const contents = readSegment(bytes.value, crc32);
    if (!contents.ok && contents.error !== 'not a whole header') {
      return err({ kind: 'newer', file: path, version: contents.error.newerVersion });
    }
    const own = contents.ok && contents.value.firstLsn === firstLsn;
    segments.push({ path, bytes: bytes.value, contents: own ? contents.value : undefined });
  }
  return ok(segments);
}

/** What is wrong with a segment that no crash explains. */
function damage({ contents, bytes }: ReadSegment, expected: number, last: boolean): string | undefined {
  if (contents === undefined) {
    // Made right before the crash, its header was not on the disk yet.
    if (bytes === undefined) return 'the disk does not give the segment';
    if (last && bytes.length <= segmentHeaderBytes) return undefined;
    return 'the header of the segment is damaged';
  }
  if (contents.firstLsn > expected) return `the records from ${expected} to ${contents.firstLsn - 1} are missing`;
  if (contents.end.kind === 'corrupt') return `a record is damaged at byte ${contents.end.at}`;
  if (contents.end.kind === 'torn' && !last) return `the segment breaks off at byte ${contents.end.at}`;
  return undefined;
}

/** Good records in front of the damage stay where they are, so that the next start finds them again. */
async function setAside(
  { disk }: StorePorts,
  { path, bytes, contents }: ReadSegment,
  later: readonly ReadSegment[],
  expected: number,
  quarantine: Quarantine,
): Promise<Result<void, DiskError>> {
  // From the last to the first: a crash in between leaves a log that is shorter, never one with a hole.
  for (const segment of later.toReversed()) {
    const moved = await quarantine.move(segment.path);
    if (!moved.ok) return moved;
  }
  const end = contents?.end;
  const keep =
    bytes !== undefined && contents !== undefined && contents.firstLsn <= expected && end !== undefined && end.kind !== 'clean';
  const done = keep ? await copyAndCut() : await quarantine.move(path);
  return done.ok ? disk.syncFolder(segmentFolder) : done;

  async function copyAndCut(): Promise<Result<void, DiskError>> {
    const copied = await quarantine.copy(path, bytes ?? new Uint8Array());
    if (!copied.ok || end === undefined || end.kind === 'clean') return copied;
    return disk.truncate(path, end.at);
  }
}

/** Cuts a torn tail, and takes away a segment without a record: its name is needed for the next one. */
async function cutTail(
  { disk }: StorePorts,
  { path, bytes, contents }: ReadSegment,
  findings: Finding[],
): Promise<Result<void, DiskError>> {
  if (contents === undefined || contents.records.length === 0) {
    const removed = await disk.remove(path);
    return removed.ok ? disk.syncFolder(segmentFolder) : removed;
  }
  if (bytes === undefined || contents.end.kind !== 'torn') return ok(undefined);
  findings.push({ kind: 'torn-tail', file: path, bytes: bytes.length - contents.end.at });
  return disk.truncate(path, contents.end.at);
}
