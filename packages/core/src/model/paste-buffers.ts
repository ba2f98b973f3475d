/**
 * Paste buffers as facts: their names, and which of their texts are worth room on the disk. The texts are kept elsewhere, by
 * number.
 */
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
