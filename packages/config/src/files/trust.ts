/**
 * Which files of projects the person trusts: by real path and by what is in them, so that a file which changes has to be
 * trusted again. Owns the list, which is for its owner alone and is written whole or not at all.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** SHA-256 of the text by real path. */
export type Trusted = ReadonlyMap<string, string>;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const isTrusted = (trusted: Trusted, realFile: string, text: string): boolean => trusted.get(realFile) === hashOf(text);

/** Nothing is trusted when the list is missing, is no list, or others could have written it. */
export async function readTrusted(list: string): Promise<Trusted> {
  try {
    const { uid, mode } = await stat(list);
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0) return new Map();
    const value: unknown = JSON.parse(await readFile(list, 'utf8'));
    if (typeof value !== 'object' || value === null) return new Map();
    return new Map(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}

export async function trust(list: string, file: string, text: string): Promise<void> {
  const path = await realpath(file);
  await write(list, new Map(await readTrusted(list)).set(path, hashOf(text)));
}

/** False when the file was not trusted. */
export async function untrust(list: string, file: string): Promise<boolean> {
  // The file may be gone.
  const path = await realpath(file).catch(() => file);
  const trusted = new Map(await readTrusted(list));
  if (!trusted.delete(path)) return false;
  await write(list, trusted);
  return true;
}

async function write(list: string, trusted: Trusted): Promise<void> {
  await mkdir(dirname(list), { recursive: true, mode: 0o700 });
  const draft = `${list}.${randomUUID()}`;
  try {
    await writeFile(draft, `${JSON.stringify(Object.fromEntries(trusted), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(draft, list);
  } catch (e) {
    await rm(draft, { force: true });
    throw e;
  }
}
