/** Puts damaged files aside, where nothing reads or deletes them: `quarantine/TIME/NAME`. */
import type { Disk, DiskResult } from '../disk/port.js';

export class Quarantine {
  readonly #disk: Disk;
  readonly folder: string;
  #made = false;

  constructor(disk: Disk, wallMs: number) {
    this.#disk = disk;
    this.folder = `quarantine/${new Date(wallMs).toISOString().replace(/[:.]/g, '-')}`;
  }

  async move(path: string): DiskResult<void> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const moved = await this.#disk.rename(path, this.#place(path));
    return moved.ok ? this.#disk.syncFolder(this.folder) : moved;
  }

  /** A copy that is on the disk before the original is touched. */
  async copy(path: string, bytes: Uint8Array): DiskResult<void> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const created = await this.#disk.create(this.#place(path));
    if (!created.ok) return created;
    let done = await created.value.append([bytes]);
    if (done.ok) done = await created.value.sync();
    await created.value.close();
    return done.ok ? this.#disk.syncFolder(this.folder) : done;
  }

  #place(path: string): string {
    return `${this.folder}/${path.replaceAll('/', '-')}`;
  }

  async #ready(): DiskResult<void> {
    if (this.#made) return { ok: true, value: undefined };
    const made = await this.#disk.makeFolder(this.folder);
    this.#made = made.ok;
    return made;
  }
}
