/**
 * A file that is written once and whole: checkpoints and the pictures of panes.
 *
 *   4 bytes magic · u16 version · u16 0 · u64 number · u32 length of the payload · u32 CRC of all before and the payload
 *   · payload        (little endian)
 */
import { err, ok, type Result } from '@ccmux/core';
import type { DiskError } from '../disk/port.js';
import { readLsn, writeLsn } from '../log/record.js';
import type { StorePorts } from '../ports.js';

const headerBytes = 24;

export interface Seal {
  /** Four ASCII letters. */
  readonly magic: string;
  readonly version: number;
}

export interface Sealed {
  /** What the file is about: an LSN or an offset. */
  readonly number: number;
  readonly payload: Uint8Array;
}

export type SealError = 'damaged' | { readonly newerVersion: number };

function header({ magic, version }: Seal, { number, payload }: Sealed, crc32: StorePorts['crc32']): Uint8Array {
  const bytes = new Uint8Array(headerBytes);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 4; i++) bytes[i] = magic.charCodeAt(i);
  view.setUint16(4, version, true);
  writeLsn(view, 8, number);
  view.setUint32(16, payload.length, true);
  view.setUint32(20, crc32(payload, crc32(bytes.subarray(0, 20), 0)) >>> 0, true);
  return bytes;
}

export function readSealed(seal: Seal, bytes: Uint8Array, crc32: StorePorts['crc32']): Result<Sealed, SealError> {
  if (bytes.length < headerBytes) return err('damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  for (let i = 0; i < 4; i++) if (bytes[i] !== seal.magic.charCodeAt(i)) return err('damaged');
  const payload = bytes.subarray(headerBytes);
  if (view.getUint32(16, true) !== payload.length) return err('damaged');
  if (view.getUint32(20, true) !== crc32(payload, crc32(bytes.subarray(0, 20), 0)) >>> 0) return err('damaged');
  const version = view.getUint16(4, true);
  return version > seal.version ? err({ newerVersion: version }) : ok({ number: readLsn(view, 8), payload });
}

/**
 * Writes a file so that its name stands for all of it or for nothing: under another name, synced, renamed. The caller
 * syncs the folder.
 */
export async function writeSealed(
  { disk, crc32, reached }: StorePorts,
  path: string,
  seal: Seal,
  contents: Sealed,
): Promise<Result<void, DiskError>> {
  const draft = `${path}.tmp`;
  await disk.remove(draft);
  const created = await disk.create(draft);
  if (!created.ok) return created;
  let done = await created.value.append([header(seal, contents, crc32), contents.payload]);
  if (done.ok) done = await created.value.sync();
  await created.value.close();
  if (done.ok) reached('sealed.draft');
  if (done.ok) done = await disk.rename(draft, path);
  if (done.ok) reached('sealed.renamed');
  if (!done.ok) await disk.remove(draft);
  return done;
}
