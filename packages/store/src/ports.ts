/** What the store needs of the world besides a disk. Types only. */
import type { Disk } from './disk/port.js';
import type { StorePoint } from './store-points.js';

export interface StorePorts {
  readonly disk: Disk;
  /** CRC-32 (IEEE 802.3) of the bytes, going on from `seed`. */
  crc32(bytes: Uint8Array, seed: number): number;
  /** 32 random bits. */
  salt(): number;
  /** Milliseconds since the epoch. */
  wallMs(): number;
  after(ms: number, run: () => void): { cancel(): void };
  /** The work has come to this moment. */
  reached(point: StorePoint): void;
}
