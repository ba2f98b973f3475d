/**
 * Texts of paste buffers among what is kept of panes: each is output that never changes, under a number that no pane has.
 * Refuses to know when they are written. Pure.
 */
import { flagOption, type Model, maxSavedBufferBytes, maxSavedBuffersBytes, type PasteBufferFacts } from '@ccmux/core';
import type { PictureRef, RecoveredPane } from '@ccmux/store';

/** Ids of panes are far below. */
const firstNumber = 2 ** 31;
/** In front of the text, so that no text is ever taken for the picture of a pane. */
const mark = new TextEncoder().encode('paste buffer\n');

export const numberOfBuffer = (id: number): number => firstNumber + id;

const isBuffer = (number: number): boolean => number >= firstNumber;

interface BufferPicture {
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** Nothing of it waits for anything. */
  readonly rest: readonly never[];
}

/** The buffers whose texts are to be on the disk. */
export function savedBuffers(model: Model): readonly PictureRef[] {
  if (!flagOption(model, 'save-buffers', {})) return [];
  return model.buffers.filter(({ isSaved }) => isSaved).map(({ id, bytes }) => ({ pane: numberOfBuffer(id), offset: bytes }));
}

/** What a checkpoint holds of one; undefined for what is no buffer, or gone. */
export function bufferPicture(number: number, textOf: (id: number) => Uint8Array | undefined): BufferPicture | undefined {
  const text = isBuffer(number) ? textOf(number - firstNumber) : undefined;
  return text && { offset: text.length, bytes: Buffer.concat([mark, text]), rest: [] };
}

export interface RestoredBuffers {
  /** By the number of the buffer. */
  readonly texts: ReadonlyMap<number, Uint8Array>;
  /** A line for each buffer that is gone, and why. */
  readonly lost: readonly string[];
}

interface KeptState {
  readonly model: Model;
  readonly panes: ReadonlyMap<number, RecoveredPane>;
  /** By numbers; where what was there is now. */
  readonly damagedPictures: ReadonlyMap<number, string>;
}

export function restoredBuffers({ model, panes: kept, damagedPictures }: KeptState): RestoredBuffers {
  const found = model.buffers.map((facts) => ({ facts, text: textIn(kept.get(numberOfBuffer(facts.id)), facts.bytes) }));
  return {
    texts: new Map(found.flatMap(({ facts, text }) => (text === undefined ? [] : [[facts.id, text]]))),
    lost: found.flatMap(({ facts, text }) =>
      text === undefined ? [lossText(model, facts, damagedPictures.get(numberOfBuffer(facts.id)))] : [],
    ),
  };
}

/** Panes without what is a buffer's. */
export const panesAmong = (kept: ReadonlyMap<number, RecoveredPane>): ReadonlyMap<number, RecoveredPane> =>
  new Map([...kept].filter(([number]) => !isBuffer(number)));

function textIn(kept: RecoveredPane | undefined, length: number): Uint8Array | undefined {
  if (kept === undefined) return undefined;
  const parts = [
    ...(kept.picture === undefined ? [] : [kept.picture.bytes.subarray(mark.length)]),
    ...kept.output.map((o) => o.bytes),
  ];
  const text = Buffer.concat(parts);
  return text.length === length ? text : undefined;
}

function lossText(model: Model, { name, bytes, isSaved }: PasteBufferFacts, damage: string | undefined): string {
  const start = `paste buffer ${name} (${bytes} bytes) – `;
  if (damage !== undefined) return `${start}its text on the disk was damaged; ${damage}`;
  if (!flagOption(model, 'save-buffers', {})) return `${start}the option save-buffers is off`;
  if (isSaved) return `${start}its text was not on the disk any more, or not yet`;
  if (bytes > maxSavedBufferBytes) return `${start}it was in memory only: it is larger than ${maxSavedBufferBytes} bytes`;
  return `${start}it was in memory only: it came from a screen that is not saved, or all of them were larger than ${maxSavedBuffersBytes} bytes`;
}
