/**
 * The image of an emulator: its state as bytes that need nothing else, for disks and other processes.
 *
 *   bytes 0–3    "CCEM"
 *   bytes 4–7    version of the format, lowest byte first
 *   bytes 8–11   length of all of it
 *   bytes 12–15  where the tables begin
 *   then         the state, part by part; then the tables: links, styles
 *
 * Not compressed, and without a checksum: whoever keeps it does both better. Reading checks all that the emulator relies
 * on; a changed letter is a changed letter, everything else is an error.
 */
import { err, ok, type Result } from '@ccmux/core';
import { whatIsWrong } from './check.js';
import { flag, list, record, uint } from './codec.js';
import { history, maxSide, screen, table } from './lines.js';
import { charsets, keyboard, links, linkTable, modes, parse, pen, titles } from './parts.js';
import { ImageSink } from './sink.js';
import { ImageSource } from './source.js';
import type { EmulatorState } from './state.js';

export type EmulatorImage = Uint8Array;

/** Why bytes are no image: they are of a later version of this program, or they are not whole. */
export type ImageError =
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly detail: string };

const magic = Uint8Array.of(0x43, 0x43, 0x45, 0x4d);
const version = 1;
const headerLength = 16;

const state = record<EmulatorState>({
  size: record({ cols: uint(maxSide), rows: uint(maxSide) }),
  parse,
  pen,
  modes,
  titles,
  charsets,
  keyboard,
  links,
  onAlternate: flag,
  normal: screen,
  alternate: screen,
  history,
});
const tables = list(table, 0x7fffffff);

export function encodeImage(value: EmulatorState): EmulatorImage {
  let capacity = 64 * 1024;
  for (const { bytes } of [...value.history.blocks, value.normal.lines.block]) capacity += bytes.length + headerLength;
  const sink = new ImageSink(capacity);
  sink.raw(magic);
  sink.raw(new Uint8Array(headerLength - magic.length));
  state.write(sink, value);
  const at = sink.length;
  // Styles refer to links, so that links are complete after them and come into the bytes before.
  const styles = new ImageSink(4096);
  styles.links = sink.links;
  tables.write(styles, sink.tables.all);
  linkTable.write(sink, sink.links.all);
  sink.raw(styles.finish());
  sink.setWord(4, version);
  sink.setWord(8, sink.length);
  sink.setWord(12, at);
  return sink.finish();
}

/** The version of an image that a later version of this program made; undefined for all other bytes. */
export function newerImage(image: Uint8Array): number | undefined {
  const decoded = image.length < headerLength ? undefined : new DataView(image.buffer, image.byteOffset, headerLength);
  if (decoded === undefined || magic.some((byte, i) => image[i] !== byte)) return undefined;
  const found = decoded.getUint32(4, true);
  return found > version ? found : undefined;
}

/** Reads bytes from anywhere. Takes time and memory in proportion to their length. */
export function decodeImage(image: Uint8Array): Result<EmulatorState, ImageError> {
  if (image.length < headerLength || magic.some((byte, i) => image[i] !== byte)) return damaged('it is no image of a terminal');
  const header = new DataView(image.buffer, image.byteOffset, headerLength);
  const found = header.getUint32(4, true);
  if (found > version) return err({ kind: 'newer', version: found });
  const tablesAt = header.getUint32(12, true);
  if (found !== version) return damaged(`there is no version ${found}`);
  if (header.getUint32(8, true) !== image.length) return damaged('its end is missing');
  if (tablesAt < headerLength || tablesAt > image.length) return damaged('its tables are missing');
  const end = new ImageSource(image, tablesAt);
  end.links = linkTable.read(end);
  end.tables = tables.read(end);
  if (end.failure !== undefined || end.left > 0) return damaged(end.failure ?? 'there is something after the tables');
  const source = new ImageSource(image.subarray(0, tablesAt), headerLength);
  source.links = end.links;
  source.tables = end.tables;
  const value = state.read(source);
  if (source.failure !== undefined || source.left > 0) return damaged(source.failure ?? 'there is something after the state');
  const wrong = whatIsWrong(value);
  return wrong === undefined ? ok(value) : damaged(wrong);
}

const damaged = (detail: string): Result<never, ImageError> => err({ kind: 'damaged', detail });
