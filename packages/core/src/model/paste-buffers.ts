/**
 * Paste buffers as facts: their names, their order, and which of their texts are worth room on the disk. The texts are kept
 * elsewhere, by number. Pure.
 */
import type { Model } from './state.js';

/** A longer text is in memory only. */
export const maxSavedBufferBytes = 1024 * 1024;
/** Of all texts together; those of the oldest buffers give way. */
export const maxSavedBuffersBytes = 16 * 1024 * 1024;

export interface PasteBufferFacts {
  /** Of the text: another text has another number. */
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  /** Named by the program, not by a person. */
  readonly automatic: boolean;
  /** Milliseconds since the epoch. */
  readonly createdMs: number;
  /** Its text is on the disk. */
  readonly isSaved: boolean;
}

export type BufferEvent =
  /** It takes the place of one of that name, and is the newest. */
  | { readonly kind: 'buffer-set'; readonly buffer: PasteBufferFacts }
  /** It keeps its place in the order, and belongs to a person. */
  | { readonly kind: 'buffer-renamed'; readonly name: string; readonly to: string }
  | { readonly kind: 'buffer-deleted'; readonly name: string };

export function reduceBuffers(model: Model, event: BufferEvent): Model {
  switch (event.kind) {
    case 'buffer-set': {
      const others = model.buffers.filter(({ name }) => name !== event.buffer.name);
      const next = { ...model.next, buffer: Math.max(model.next.buffer, event.buffer.id + 1) };
      return { ...model, buffers: withinRoom([...others, event.buffer]), next };
    }
    case 'buffer-renamed':
      return {
        ...model,
        buffers: model.buffers.map((b) => (b.name === event.name ? { ...b, name: event.to, automatic: false } : b)),
      };
    case 'buffer-deleted':
      return { ...model, buffers: model.buffers.filter(({ name }) => name !== event.name) };
  }
}

/** The newest that fit stay on the disk. */
function withinRoom(buffers: readonly PasteBufferFacts[]): readonly PasteBufferFacts[] {
  let left = maxSavedBuffersBytes;
  return buffers
    .toReversed()
    .map((buffer) => {
      if (!buffer.isSaved) return buffer;
      const fits = buffer.bytes <= Math.min(left, maxSavedBufferBytes);
      if (fits) left -= buffer.bytes;
      return fits ? buffer : { ...buffer, isSaved: false };
    })
    .reverse();
}
