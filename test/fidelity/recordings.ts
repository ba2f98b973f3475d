/** The recorded streams: what is in fixtures/, by name. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Size } from '@ccmux/core';

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));

export interface Recording {
  readonly name: string;
  /** Of the terminal that it was made in. */
  readonly size: Size;
  readonly bytes: Uint8Array;
}

export const recordings: readonly Recording[] = readdirSync(folder)
  .sort()
  .flatMap((file) => {
    const [, name, cols, rows] = /^(.+)\.(\d+)x(\d+)\.gz$/.exec(file) ?? [];
    if (name === undefined) return [];
    return [{ name, size: { cols: Number(cols), rows: Number(rows) }, bytes: gunzipSync(readFileSync(`${folder}${file}`)) }];
  });
