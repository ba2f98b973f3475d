/** Room put aside for the day when the disk is full: given back, it lets a last checkpoint through. */
import type { Disk } from './disk/port.js';

const path = 'RESERVE';

export class Reserve {
  readonly #disk: Disk;
  readonly #bytes: number;
  #held = false;

  constructor(disk: Disk, bytes: number) {
    this.#disk = disk;
    this.#bytes = bytes;
  }

  /** Takes the room if it can be had. Without it everything works but a checkpoint on a full disk. */
  async fill(): Promise<void> {
    if (this.#held) return;
    await this.#disk.remove(path);
    const created = await this.#disk.create(path);
    if (!created.ok) return;
    const written = await created.value.append([new Uint8Array(this.#bytes)]);
    await created.value.close();
    this.#held = written.ok;
    if (!written.ok) await this.#disk.remove(path);
  }

  async release(): Promise<void> {
    this.#held = false;
    await this.#disk.remove(path);
  }
}
