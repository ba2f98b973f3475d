/** What the store needs of this system, for one state folder. */
import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { StorePorts } from '@ccmux/store';
import type { Clock } from '../clock.js';
import type { Reached } from './fault-points.js';
import { NodeDisk } from './node-disk.js';

export const storePorts = (folder: string, clock: Clock, reached: Reached = () => {}): StorePorts => ({
  disk: new NodeDisk(folder),
  crc32: (bytes, seed) => crc32(bytes, seed),
  salt: () => randomInt(2 ** 32),
  wallMs: () => clock.wallMs(),
  after: (ms, run) => clock.after(ms, run),
  reached,
});
