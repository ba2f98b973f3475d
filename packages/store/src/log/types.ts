/** What the records of the log are about, and the layout of an output record: u32 pane · u64 offset · bytes. */
import { readLsn, writeLsn } from './record.js';

export const recordType = { fact: 1, output: 2 } as const;

/** Bytes that a pane printed, from an offset in all that it ever printed. */
export interface OutputPiece {
  readonly pane: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

const headBytes = 12;

/** What stands before the bytes of a piece in its record. */
export function outputHead({ pane, offset }: OutputPiece): Uint8Array {
  const head = new Uint8Array(headBytes);
  const view = new DataView(head.buffer);
  view.setUint32(0, pane, true);
  writeLsn(view, 4, offset);
  return head;
}

/** Shares the bytes. Undefined for a payload that is too short to be one. */
export function decodeOutput(payload: Uint8Array): OutputPiece | undefined {
  if (payload.length < headBytes) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset, headBytes);
  return { pane: view.getUint32(0, true), offset: readLsn(view, 4), bytes: payload.subarray(headBytes) };
}
