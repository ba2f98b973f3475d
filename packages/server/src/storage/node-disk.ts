/**
 * The store's disk on a real file system: one state folder, files for their owner alone. Turns errors of the system into
 * the few kinds that the store tells apart.
 */
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { constants as constantsOfSystem } from 'node:os';
import { join } from 'node:path';
import { err, ok } from '@ccmux/core';
import type { AppendFile, Disk, DiskError, DiskErrorKind, DiskResult } from '@ccmux/store';

const kinds: Readonly<Record<string, DiskErrorKind>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  ENOENT: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
};

export class NodeDisk implements Disk {
  readonly #root: string;

  /** `root`: the state folder. It is made, for its owner alone, by the first `makeFolder`. */
  constructor(root: string) {
    this.#root = root;
  }

  list(folder: string): DiskResult<readonly string[]> {
    return this.#call('list', folder, (path) =>
      readdir(path).catch((e: unknown) => {
        if (codeOf(e) === 'ENOENT') return [];
        throw e;
      }),
    );
  }

  read(file: string): DiskResult<Uint8Array> {
    return this.#call('read', file, (path) => readFile(path));
  }

  create(file: string): DiskResult<AppendFile> {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_APPEND | constants.O_NOFOLLOW;
    return this.#call('create', file, async (path) => this.#file(file, await open(path, flags, 0o600)));
  }

  truncate(file: string, length: number): DiskResult<void> {
    return this.#call('truncate', file, async (path) => {
      const handle = await open(path, 'r+');
      try {
        await handle.truncate(length);
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
  }

  rename(from: string, to: string): DiskResult<void> {
    return this.#call('rename', from, (path) => rename(path, join(this.#root, to)));
  }

  remove(file: string): DiskResult<void> {
    return this.#call('remove', file, (path) => rm(path, { force: true }));
  }

  makeFolder(folder: string): DiskResult<void> {
    return this.#call('make', folder, async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })));
  }

  syncFolder(folder: string): DiskResult<void> {
    return this.#call('sync', folder, async (path) => {
      const handle = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
  }

  #file(file: string, handle: FileHandle): AppendFile {
    return {
      append: (pieces) => this.#call('write', file, () => appendAll(handle, pieces)),
      sync: () => this.#call('sync', file, () => handle.datasync()),
      close: () => this.#call('close', file, () => handle.close()),
    };
  }

  async #call<T>(operation: string, path: string, run: (full: string) => Promise<T>): DiskResult<T> {
    const full = join(this.#root, path);
    try {
      return ok(await run(full));
    } catch (e) {
      const code = codeOf(e);
      const message = e instanceof Error ? e.message : String(e);
      const error: DiskError = {
        kind: kinds[code] ?? 'io',
        operation,
        path: full,
        message: message.includes(code) ? message : `${code}: ${texts[code] ?? message}, ${operation}`,
      };
      return err(error);
    }
  }
}

/** Errors that Node has no names for. */
const names: Readonly<Record<number, string>> = { [-constantsOfSystem.errno.EDQUOT]: 'EDQUOT' };
const texts: Readonly<Record<string, string>> = { EDQUOT: 'disk quota exceeded' };

function codeOf(e: unknown): string {
  if (!(e instanceof Error)) return '';
  const known = 'errno' in e && typeof e.errno === 'number' ? names[e.errno] : undefined;
  return known ?? ('code' in e && typeof e.code === 'string' ? e.code : '');
}

/** A write may take less than it was given. */
async function appendAll(handle: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  let rest = pieces.filter((piece) => piece.length > 0);
  while (rest.length > 0) {
    // The system takes 1024 pieces at a time.
    let { bytesWritten: left } = await handle.writev(rest.slice(0, 1024));
    if (left === 0) throw new Error('the file takes no more bytes');
    let whole = 0;
    while (whole < rest.length && rest[whole]!.length <= left) left -= rest[whole++]!.length;
    rest = rest.slice(whole);
    if (left > 0) rest[0] = rest[0]!.subarray(left);
  }
}
