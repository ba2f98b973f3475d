/** Makes the file of a segment: its header and its name are on the disk before the first record is. */
import { ok, type Result } from '@ccmux/core';
import type { AppendFile, DiskError } from '../disk/port.js';
import type { StorePorts } from '../ports.js';
import { encodeSegmentHeader, segmentFolder, segmentHeaderBytes, segmentPath } from './segment.js';

export interface Segment {
  readonly file: AppendFile;
  readonly firstLsn: number;
  readonly salt: number;
  bytes: number;
  unsynced: number;
}

/** `replaces`: an attempt before this one may have left the file, without a record in it. */
export async function openSegment(
  { disk, crc32, salt: randomSalt, reached }: StorePorts,
  firstLsn: number,
  replaces: boolean,
): Promise<Result<Segment, DiskError>> {
  const path = segmentPath(firstLsn);
  if (replaces) await disk.remove(path);
  const created = await disk.create(path);
  if (!created.ok) return created;
  const file = created.value;
  const salt = randomSalt();
  reached('segment.created');
  let done = await file.append([encodeSegmentHeader({ firstLsn, salt }, crc32)]);
  if (done.ok) done = await file.sync();
  if (done.ok) done = await disk.syncFolder(segmentFolder);
  if (done.ok) {
    reached('segment.ready');
    return ok({ file, firstLsn, salt, bytes: segmentHeaderBytes, unsynced: 0 });
  }
  await file.close();
  await disk.remove(path);
  return done;
}
