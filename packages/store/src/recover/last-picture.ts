/** The newest picture of one pane, while the state that it belongs to is in use. Reads; changes nothing. */
import { parsePicture, pictureFolder, picturePath } from '../checkpoint/picture-file.js';
import type { StorePorts } from '../ports.js';

export interface LastPicture {
  /** Bytes of the pane's output that are on it. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** undefined when there is none that is whole. */
export async function lastPicture({ disk, crc32 }: StorePorts, pane: number): Promise<LastPicture | undefined> {
  const names = await disk.list(pictureFolder);
  if (!names.ok) return undefined;
  const newest = Math.max(...names.value.map((name) => offsetOf(name, pane)));
  if (newest < 0) return undefined;
  const ref = { pane, offset: newest };
  const read = await disk.read(picturePath(ref));
  const parsed = read.ok ? parsePicture(read.value, ref, crc32) : undefined;
  return parsed?.ok ? { offset: newest, bytes: parsed.value } : undefined;
}

/** -1 for a file that is not that pane's. */
function offsetOf(name: string, pane: number): number {
  const [, of, offset] = /^(\d+)-(\d+)\.snap$/.exec(name) ?? [];
  return Number(of) === pane ? Number(offset) : -1;
}
