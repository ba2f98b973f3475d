/**
 * A checkpoint: everything up to an LSN, so that the log before it is not needed. Holds the model as the owner of the
 * state wrote it, and which picture each pane had; the pictures are files of their own.
 *
 * Payload: u32 length of the list (little endian) · the list as JSON · the model.
 */
import { err, ok, type Result } from '@ccmux/core';
import type { StorePorts } from '../ports.js';
import { readSealed, type Seal, type SealError } from './sealed.js';

export const checkpointFolder = 'ckpt';
export const checkpointSeal: Seal = { magic: 'CCWC', version: 1 };

export const checkpointPath = (lsn: number): string => `${checkpointFolder}/${String(lsn).padStart(16, '0')}.ckpt`;

export function lsnOfCheckpoint(name: string): number | undefined {
  const match = /^(\d{16})\.ckpt$/.exec(name);
  return match === null ? undefined : Number(match[1]);
}

/** The picture of a pane when `offset` bytes of its output had been shown. */
export interface PictureRef {
  readonly pane: number;
  readonly offset: number;
}

export interface Checkpoint {
  readonly lsn: number;
  readonly pictures: readonly PictureRef[];
  readonly model: Uint8Array;
}

/** Only numbers and the names of fields are in a list. */
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

export function checkpointPayload({ pictures, model }: Checkpoint): Uint8Array {
  const list = ascii(JSON.stringify(pictures));
  const payload = new Uint8Array(4 + list.length + model.length);
  new DataView(payload.buffer).setUint32(0, list.length, true);
  payload.set(list, 4);
  payload.set(model, 4 + list.length);
  return payload;
}

export function parseCheckpoint(bytes: Uint8Array, crc32: StorePorts['crc32']): Result<Checkpoint, SealError> {
  const sealed = readSealed(checkpointSeal, bytes, crc32);
  if (!sealed.ok) return sealed;
  const { number: lsn, payload } = sealed.value;
  if (payload.length < 4) return err('damaged');
  const length = new DataView(payload.buffer, payload.byteOffset).getUint32(0, true);
  const pictures = parseList(payload.subarray(4, 4 + length));
  return pictures === undefined ? err('damaged') : ok({ lsn, pictures, model: payload.subarray(4 + length) });
}

function parseList(bytes: Uint8Array): PictureRef[] | undefined {
  let list: unknown;
  try {
    list = JSON.parse(String.fromCharCode(...bytes));
  } catch {
    return undefined;
  }
  if (!Array.isArray(list)) return undefined;
  const refs = list.map(pictureRef);
  return refs.every((ref) => ref !== undefined) ? refs : undefined;
}

function pictureRef(value: unknown): PictureRef | undefined {
  if (typeof value !== 'object' || value === null || !('pane' in value) || !('offset' in value)) return undefined;
  const { pane, offset } = value;
  return Number.isSafeInteger(pane) && Number.isSafeInteger(offset) ? { pane: Number(pane), offset: Number(offset) } : undefined;
}
