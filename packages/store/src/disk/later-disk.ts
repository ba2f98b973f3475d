/**
 * A disk whose changes wait: reading goes through, and what would change it is kept until all of it is wanted. Whoever
 * changes nothing in the end has not touched anything.
 */
import { ok } from '@ccmux/core';
import type { AppendFile, Disk, DiskResult } from './port.js';

export class LaterDisk implements Disk {
  readonly #disk: Disk;
  readonly #changes: (() => DiskResult<unknown>)[] = [];

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** Makes all changes, in order, up to the first that fails. */
  async apply(): DiskResult<void> {
    for (const change of this.#changes.splice(0)) {
      const done = await change();
      if (!done.ok) return done;
    }
    return ok(undefined);
  }

  list(folder: string): DiskResult<readonly string[]> {
    return this.#disk.list(folder);
  }

  read(file: string): DiskResult<Uint8Array> {
    return this.#disk.read(file);
  }

  async create(path: string): DiskResult<AppendFile> {
    let file: AppendFile | undefined;
    this.#changes.push(async () => {
      const created = await this.#disk.create(path);
      if (created.ok) file = created.value;
      return created;
    });
    const later = (run: (made: AppendFile) => DiskResult<void>): DiskResult<void> =>
      this.#later(async () => (file === undefined ? ok(undefined) : run(file)));
    return ok({
      append: (pieces) => later((made) => made.append(pieces)),
      sync: () => later((made) => made.sync()),
      close: () => later((made) => made.close()),
    });
  }

  truncate(path: string, length: number): DiskResult<void> {
    return this.#later(() => this.#disk.truncate(path, length));
  }

  rename(from: string, to: string): DiskResult<void> {
    return this.#later(() => this.#disk.rename(from, to));
  }

  remove(path: string): DiskResult<void> {
    return this.#later(() => this.#disk.remove(path));
  }

  makeFolder(path: string): DiskResult<void> {
    return this.#later(() => this.#disk.makeFolder(path));
  }

  syncFolder(path: string): DiskResult<void> {
    return this.#later(() => this.#disk.syncFolder(path));
  }

  async #later(change: () => DiskResult<void>): DiskResult<void> {
    this.#changes.push(change);
    return ok(undefined);
  }
}
