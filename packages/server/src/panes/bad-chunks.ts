/**
 * Output that an emulator failed on, kept as files for who wants to know why. Owns the folder and its bounds: so many files,
 * the oldest give way. What is in them a program in a pane wrote: they are their owner's alone.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const maxFiles = 32;
/** A piece of output is smaller by far. */
const maxBytes = 256 * 1024;

/** Keeps `bytes` in `folder`; the file's path, or undefined when that did not work. */
export function keepBadChunk(folder: string, name: string, bytes: Uint8Array): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Names begin with the time: the order of names is that of age.
    const old = readdirSync(folder).sort();
    for (const file of old.slice(0, Math.max(0, old.length - maxFiles + 1))) rmSync(join(folder, file), { force: true });
    const path = join(folder, name);
    writeFileSync(path, bytes.subarray(0, maxBytes), { mode: 0o600, flag: 'wx' });
    return path;
  } catch {
    return undefined;
  }
}
