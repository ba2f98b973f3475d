/** The picture of one pane: a sealed file whose number is the offset in the pane's output that it is of. */
import { err, ok, type Result } from '@ccmux/core';
import type { StorePorts } from '../ports.js';
import type { PictureRef } from './checkpoint-file.js';
import { readSealed, type Seal, type SealError } from './sealed.js';

export const pictureFolder = 'panes';
export const pictureSeal: Seal = { magic: 'CCWS', version: 1 };

export const pictureName = ({ pane, offset }: PictureRef): string => `${pane}-${offset}.snap`;
export const picturePath = (ref: PictureRef): string => `${pictureFolder}/${pictureName(ref)}`;

/** The picture as its owner wrote it. */
export function parsePicture(bytes: Uint8Array, ref: PictureRef, crc32: StorePorts['crc32']): Result<Uint8Array, SealError> {
  const sealed = readSealed(pictureSeal, bytes, crc32);
  if (!sealed.ok) return sealed;
  return sealed.value.number === ref.offset ? ok(sealed.value.payload) : err('damaged');
}
