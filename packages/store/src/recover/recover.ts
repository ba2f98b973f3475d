/** Reads a state folder: the newest checkpoint, the log behind it, and for each pane its picture and what it printed since. */
import { err, ok, type Result } from '@ccmux/core';
import type { PictureRef } from '../checkpoint/checkpoint-file.js';
import { parsePicture, pictureFolder, picturePath } from '../checkpoint/picture-file.js';
import { LaterDisk } from '../disk/later-disk.js';
import type { Disk, DiskError } from '../disk/port.js';
import { decodeOutput, type OutputPiece, recordType } from '../log/types.js';
import type { StorePorts } from '../ports.js';
import type { Finding, NewerState } from './findings.js';
import { noOwner, type StateOwner } from './owner.js';
import { Quarantine } from './quarantine.js';
import { readCheckpoint } from './read-checkpoint.js';
import { readLog } from './read-log.js';

export interface RecoveredPane {
  readonly picture: { readonly offset: number; readonly bytes: Uint8Array } | undefined;
  /**
   * What the pane printed behind the picture, by offset and without overlaps. Where one begins behind the end of the
   * one before, what was between them is lost.
   */
  readonly output: readonly { readonly offset: number; readonly bytes: Uint8Array }[];
}

export interface Recovered {
  /** LSN of the last fact that is in it; 0 for a folder without state. */
  readonly lsn: number;
  /** The model of the checkpoint; undefined when there is none. */
  readonly model: Uint8Array | undefined;
  /** Facts since then, in order. */
  readonly facts: readonly Uint8Array[];
  readonly panes: ReadonlyMap<number, RecoveredPane>;
  readonly pictures: readonly PictureRef[];
  readonly findings: readonly Finding[];
}

/**
 * Nothing is touched before all of it is known to be ours. What cannot be cut off or put aside, because the disk takes no
 * change, stays as it is: the first checkpoint makes it needless.
 */
export async function recover(
  ports: StorePorts,
  owner: StateOwner = noOwner,
): Promise<Result<Recovered, DiskError | NewerState>> {
  const disk = new LaterDisk(ports.disk);
  const recovered = await readFolder({ ...ports, disk }, owner);
  if (!recovered.ok) return recovered;
  ports.reached('recover.read');
  await disk.apply();
  ports.reached('recover.mended');
  return recovered;
}

async function readFolder(ports: StorePorts, owner: StateOwner): Promise<Result<Recovered, DiskError | NewerState>> {
  const findings: Finding[] = [];
  const quarantine = new Quarantine(ports.disk, ports.wallMs());
  const checkpoint = await readCheckpoint(ports, owner, quarantine, findings);
  if (!checkpoint.ok) return checkpoint;
  if (findings.length > 0) await keepUnnamed(ports.disk, checkpoint.value?.pictures ?? [], quarantine);
  const base = checkpoint.value?.lsn ?? 0;
  const records = await readLog(ports, base, quarantine, findings);
  if (!records.ok) return records;
  const pictures = await readPictures(ports, owner, checkpoint.value?.pictures ?? [], quarantine, findings);
  if (!pictures.ok) return pictures;
  const output = records.value.filter((r) => r.type === recordType.output).map((r) => decodeOutput(r.payload));
  return ok({
    lsn: base + records.value.length,
    model: checkpoint.value?.model,
    facts: records.value.filter((r) => r.type === recordType.fact).map((r) => r.payload),
    panes: joined(
      pictures.value,
      output.filter((piece) => piece !== undefined),
    ),
    pictures: checkpoint.value?.pictures.filter(({ pane }) => pictures.value.has(pane)) ?? [],
    findings,
  });
}

/** A checkpoint that cannot be read names pictures that nobody else does, and the next one would take away. */
async function keepUnnamed(disk: Disk, named: readonly PictureRef[], quarantine: Quarantine): Promise<void> {
  const names = await disk.list(pictureFolder);
  const known = new Set(named.map(picturePath));
  for (const name of names.ok ? names.value : []) {
    const path = `${pictureFolder}/${name}`;
    if (!known.has(path)) await quarantine.move(path);
  }
}

type Pictures = Map<number, { readonly offset: number; readonly bytes: Uint8Array }>;

/** A damaged picture costs that pane its past, nobody else. */
async function readPictures(
  { disk, crc32 }: StorePorts,
  owner: StateOwner,
  refs: readonly PictureRef[],
  quarantine: Quarantine,
  findings: Finding[],
): Promise<Result<Pictures, DiskError | NewerState>> {
  const pictures: Pictures = new Map();
  for (const ref of refs) {
    const file = picturePath(ref);
    const bytes = await disk.read(file);
    if (!bytes.ok && bytes.error.kind === 'denied') return bytes;
    const picture = bytes.ok ? parsePicture(bytes.value, ref, crc32) : err('damaged' as const);
    const newer = picture.ok ? owner.newerPicture(picture.value) : undefined;
    if (newer !== undefined) return err({ kind: 'newer', file, version: newer });
    if (picture.ok) pictures.set(ref.pane, { offset: ref.offset, bytes: picture.value });
    else if (picture.error !== 'damaged') return err({ kind: 'newer', file, version: picture.error.newerVersion });
    else {
      const isThere = bytes.ok || bytes.error.kind !== 'missing';
      if (isThere) await quarantine.move(file);
      const reason = isThere ? 'the picture of the pane is damaged' : 'the picture of the pane is missing';
      findings.push({ kind: 'corrupt', file, reason, quarantine: quarantine.folder });
    }
  }
  return ok(pictures);
}

function joined(pictures: Pictures, output: readonly OutputPiece[]): Map<number, RecoveredPane> {
  const panes = new Map<
    number,
    { picture: RecoveredPane['picture']; output: { offset: number; bytes: Uint8Array }[]; end: number }
  >();
  for (const [pane, picture] of pictures) panes.set(pane, { picture, output: [], end: picture.offset });
  // What a picture lacked was logged a second time, behind what came after it.
  for (const { pane, offset, bytes } of output.toSorted((a, b) => a.offset - b.offset)) {
    const known = panes.get(pane) ?? { picture: undefined, output: [], end: 0 };
    panes.set(pane, known);
    const end = offset + bytes.length;
    if (end <= known.end) continue;
    const skip = Math.max(0, known.end - offset);
    known.output.push({ offset: offset + skip, bytes: bytes.subarray(skip) });
    known.end = end;
  }
  return panes;
}
