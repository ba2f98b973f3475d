/** The newest checkpoint that is whole, else the one before. Damaged ones are put aside. */
import { err, ok, type Result } from '@ccmux/core';
import {
  type Checkpoint,
  checkpointFolder,
  checkpointPath,
  lsnOfCheckpoint,
  parseCheckpoint,
} from '../checkpoint/checkpoint-file.js';
import type { DiskError } from '../disk/port.js';
import type { StorePorts } from '../ports.js';
import type { Finding, NewerState } from './findings.js';
import type { StateOwner } from './owner.js';
import type { Quarantine } from './quarantine.js';

export async function readCheckpoint(
  { disk, crc32 }: StorePorts,
  owner: StateOwner,
  quarantine: Quarantine,
  findings: Finding[],
): Promise<Result<Checkpoint | undefined, DiskError | NewerState>> {
  const names = await disk.list(checkpointFolder);
  if (!names.ok) return names;
  const lsns = names.value.map(lsnOfCheckpoint).filter((lsn) => lsn !== undefined);
  for (const lsn of lsns.sort((a, b) => b - a)) {
    const file = checkpointPath(lsn);
    const bytes = await disk.read(file);
    if (!bytes.ok && bytes.error.kind !== 'io') return bytes;
    const checkpoint = bytes.ok ? parseCheckpoint(bytes.value, crc32) : err('damaged' as const);
    if (checkpoint.ok && checkpoint.value.lsn === lsn && owner.canRead(checkpoint.value.model)) return checkpoint;
    if (!checkpoint.ok && checkpoint.error !== 'damaged') {
      return err({ kind: 'newer', file, version: checkpoint.error.newerVersion });
    }
    const moved = await quarantine.move(file);
    if (!moved.ok) return moved;
    findings.push({ kind: 'corrupt', file, reason: 'the checkpoint is damaged', quarantine: quarantine.folder });
  }
  return ok(undefined);
}
