/**
 * Values to msgpack and back. The only file that knows msgpackr. Extensions, records and shared structures are
 * off: a peer can send plain data and nothing else. Depth is checked before decoding.
 */
import { err, ok, type Result } from '@ccmux/core';
import { Packr, Unpackr } from 'msgpackr';
import { depthWithin } from './depth.js';
import { frame } from './frame.js';

/** Deepest nesting of arrays and maps in any message; a frame (message → panes → pane → rows → row → side) needs 7. */
const maxDepth = 12;

/** `skipValues`: a property that is undefined is left out; msgpackr would make an extension of it, which no peer accepts. */
const packOptions = { useRecords: false, variableMapSize: true, skipValues: [undefined] };
const packr = new Packr(packOptions);
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true });

export type DecodeError = { readonly kind: 'bad-msgpack'; readonly reason: string };

/** A value as one wire frame. Arrays must not hold undefined. */
export const encode = (value: unknown): Buffer => frame(packr.pack(value));

/** The value of a payload; binaries are views into it. */
export function decode(payload: Buffer): Result<unknown, DecodeError> {
  if (!depthWithin(payload, maxDepth)) return err({ kind: 'bad-msgpack', reason: 'not plain msgpack, or nested too deeply' });
  try {
    return ok(unpackr.unpack(payload));
  } catch (e) {
    return err({ kind: 'bad-msgpack', reason: e instanceof Error ? e.message : String(e) });
  }
}
