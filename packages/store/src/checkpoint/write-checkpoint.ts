/**
 * Writes a checkpoint and takes away what it makes needless. The order is what makes it safe: pictures, then the
 * checkpoint that names them, then what is older than the two that are kept. Yields between panes.
 */
import { ok, type Result } from '@ccmux/core';
import type { Disk, DiskError } from '../disk/port.js';
import { firstLsnOfName, segmentFolder, segmentPath } from '../log/segment.js';
import type { OutputPiece } from '../log/types.js';
import type { StorePorts } from '../ports.js';
import {
  type Checkpoint,
  checkpointFolder,
  checkpointPath,
  checkpointPayload,
  checkpointSeal,
  lsnOfCheckpoint,
  type PictureRef,
} from './checkpoint-file.js';
import { pictureFolder, pictureName, picturePath, pictureSeal } from './picture-file.js';
import { writeSealed } from './sealed.js';

/** Where the state comes from that a checkpoint holds. Every call but `prepare` answers with the state of that moment. */
export interface StateSource {
  /** A checkpoint is to be written: what takes long to find out is found out before. */
  prepare?(): Promise<void>;
  /** Facts of every record so far. */
  model(): Uint8Array;
  /** The panes whose pictures are kept, with the bytes of output that they have shown. */
  panes(): readonly PictureRef[];
  /** The picture of a pane now; undefined when it is gone meanwhile. */
  picture(pane: number): PictureNow | undefined;
}

export interface PictureNow {
  /** Bytes of the pane's output that are on it. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** What was received behind them and is not on it yet. */
  readonly rest: readonly OutputPiece[];
}

/** The log behind the checkpoint, for what its pictures lack. */
export interface LogAgain {
  again(piece: OutputPiece): void;
  /** Settles when it is on the disk. */
  synced(): Promise<Result<void, DiskError>>;
}

/** The pictures of the checkpoint before and of this one. */
export interface KeptPictures {
  readonly previous: readonly PictureRef[];
  readonly current: readonly PictureRef[];
}

export async function writeCheckpoint(
  ports: StorePorts,
  source: StateSource,
  lsn: number,
  known: readonly PictureRef[],
  log: LogAgain,
): Promise<Result<readonly PictureRef[], DiskError>> {
  ports.reached('checkpoint.begun');
  const model = source.model();
  const written = await writePictures(ports, source, known, log);
  if (!written.ok) return written;
  // The checkpoint makes needless what was logged before: what takes its place comes first.
  const logged = await log.synced();
  if (!logged.ok) return logged;
  ports.reached('checkpoint.pictures');
  const checkpoint: Checkpoint = { lsn, model, pictures: written.value };
  const sealed = { number: lsn, payload: checkpointPayload(checkpoint) };
  let done = await writeSealed(ports, checkpointPath(lsn), checkpointSeal, sealed);
  if (done.ok) done = await ports.disk.syncFolder(checkpointFolder);
  if (!done.ok) return done;
  ports.reached('checkpoint.written');
  return written;
}

async function writePictures(
  ports: StorePorts,
  source: StateSource,
  known: readonly PictureRef[],
  log: LogAgain,
): Promise<Result<PictureRef[], DiskError>> {
  const refs: PictureRef[] = [];
  const present = new Set(known.map(pictureName));
  for (const pane of source.panes()) {
    if (present.has(pictureName(pane))) {
      refs.push(pane);
      continue;
    }
    const picture = source.picture(pane.pane);
    if (picture === undefined) continue;
    // It may be in the log in front of the checkpoint, where nobody will look for it.
    for (const piece of picture.rest) log.again(piece);
    const ref = { pane: pane.pane, offset: picture.offset };
    const sealed = { number: picture.offset, payload: picture.bytes };
    const done = await writeSealed(ports, picturePath(ref), pictureSeal, sealed);
    if (!done.ok) return done;
    ports.reached('checkpoint.picture');
    refs.push(ref);
  }
  const synced = await ports.disk.syncFolder(pictureFolder);
  return synced.ok ? ok(refs) : synced;
}

/**
 * Removes what the two newest checkpoints do not need. A failure leaves files behind that the next one takes along:
 * it costs room, nothing else.
 */
export async function collectGarbage(disk: Disk, kept: KeptPictures): Promise<void> {
  const checkpoints = await numbered(disk, checkpointFolder, lsnOfCheckpoint);
  for (const lsn of checkpoints.slice(0, -2)) await disk.remove(checkpointPath(lsn));
  const oldest = checkpoints.at(-2) ?? 0;
  const segments = await numbered(disk, segmentFolder, firstLsnOfName);
  for (const [i, firstLsn] of segments.entries()) {
    const next = segments[i + 1];
    if (next !== undefined && next <= oldest + 1) await disk.remove(segmentPath(firstLsn));
  }
  const needed = new Set([...kept.previous, ...kept.current].map(pictureName));
  const pictures = await disk.list(pictureFolder);
  if (!pictures.ok) return;
  for (const name of pictures.value) if (!needed.has(name)) await disk.remove(`${pictureFolder}/${name}`);
}

async function numbered(disk: Disk, folder: string, parse: (name: string) => number | undefined): Promise<number[]> {
  const names = await disk.list(folder);
  if (!names.ok) return [];
  return names.value
    .map(parse)
    .filter((n) => n !== undefined)
    .sort((a, b) => a - b);
}
